export { PgpError } from './openpgp.errors.js';
export { PgpPublicKey } from './pgp-public-key.js';
