export { currentLanguage, hasText, label, regionalLanguage, t, type PlainKey } from './translate.js';
