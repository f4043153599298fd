/**
 * The organisation's key, the checks that tie a key file to a database, and the contexts of grants to people. Knows no staff
 * and no desks.
 */
export { deskGrantContext, organisationGrantContext } from './grants.js';
export { KeyChecks } from './key-checks.service.js';
export { KeyError } from './key.errors.js';
export { KeysModule } from './keys.module.js';
export { Organisation } from './organisation.service.js';
