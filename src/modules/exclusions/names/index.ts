/** Names in any script and spelling: whom a text means. */
export { keysOfPerson, keysOfText, type NameKeys } from './name-keys.js';
export { resolveNames, type Meant, type NamedPerson } from './resolve-names.js';
