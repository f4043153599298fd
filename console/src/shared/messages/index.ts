export { currentLanguage, hasText, label, t, type PlainKey } from './translate.js';
