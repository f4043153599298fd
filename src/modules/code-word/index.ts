/** A word that the reporter and the desk agree on, by which the desk knows the reporter again. */
export { codeWordEntry } from './code-word.definitions.js';
export { CodeWordModule, CodeWordWebModule } from './code-word.module.js';
export { CODE_WORD_LIMIT, CodeWords, readCodeWord, type ReadWord } from './code-words.service.js';
