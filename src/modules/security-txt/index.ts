/** Where finders of faults write to. */
export { policyAddress } from './security-txt.js';
export { SecurityTxtModule } from './security-txt.module.js';
