/** Where finders of faults write to. */
export { SecurityTxtModule } from './security-txt.module.js';
