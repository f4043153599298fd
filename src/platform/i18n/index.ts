/** The words of the public site and of mail: typed message keys over ICU catalogues, languages as data, dates and durations. */
export { Catalogues } from './catalogues.js';
export { COUNTRIES, isCountry } from './countries.js';
export { I18nError } from './i18n.errors.js';
export { I18nModule } from './i18n.module.js';
export { chooseLanguage, directionOf, ownName, type Direction } from './languages.js';
export type { MessageKey } from './message-keys.js';
export { overrideFault, type OverrideFault } from './override.js';
export { REVIEW_STATES, type Review, type ReviewState } from './reviews.js';
export { Translator, type MessageArgs } from './translator.js';
