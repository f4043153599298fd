export { PgpError } from './pgp.errors.js';
export { PgpPublicKey } from './pgp-public-key.js';
