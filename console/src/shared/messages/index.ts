export { REPORT_LANGUAGES } from './catalogue.js';
export { withTexts } from './other-texts.js';
export { currentLanguage, hasText, label, labelIn, regionalLanguage, t, type PlainKey } from './translate.js';
