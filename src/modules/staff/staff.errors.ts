import { defineErrors } from '../../platform/errors/index.js';

export class StaffError extends defineErrors({
  ADMINISTRATOR_REFUSED: 403,
  EMAIL_INVALID: 422,
  /** Letters beyond ASCII before the at sign, which not every mail server takes. */
  EMAIL_NOT_ASCII: 422,
  EMAIL_TAKEN: 409,
  /** Somebody has to be left who signs for the organisation. */
  LAST_ADMINISTRATOR: 409,
  NAME_INVALID: 422,
  /** Somebody has to be left who can sign for the organisation. */
  ROLE_LAST_ADMINISTRATOR: 409,
  STAFF_KEY_UNSIGNED: 503,
  STAFF_NOT_FOUND: 404,
  /** The organisation has signed no administrator of this database: it is of an earlier version, or was changed. */
  STATEMENTS_MISSING: 503,
}) {}
