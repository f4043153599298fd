export { REPORT_LANGUAGES } from './catalogue.js';
export { currentLanguage, hasText, label, regionalLanguage, t, type PlainKey } from './translate.js';
