/** What may be taken from the entries of a case for those who can act, and the words that stand around it. Pure. */
export { policeExtract, type ExtractRow, type ExtractSection } from './police-extract.js';
export { POLICE_KINDS, POLICE_WORDS } from './police-words.js';
