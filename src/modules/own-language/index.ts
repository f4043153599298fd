/** The language of one's own console and mails. */
export { OwnLanguageModule } from './own-language.module.js';
