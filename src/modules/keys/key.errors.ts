import { defineErrors } from '../../platform/errors/index.js';

/** What is wrong with the organisation of this database or with its key file. */
export class KeyError extends defineErrors({
  /** The database has an organisation already. */
  ALREADY_SET_UP: 409,
  /** A key file is there that belongs to no installation in this database: it may be the only key to another one. */
  KEY_FILE_UNKNOWN: 409,
  /** The database has no organisation yet. */
  NOT_SET_UP: 503,
}) {}
