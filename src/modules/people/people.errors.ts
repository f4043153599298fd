import { defineErrors } from '../../platform/errors/index.js';

export class PeopleError extends defineErrors({
  /** Nobody changes their own role. */
  ROLE_OWN: 422,
  /** Who opens no case is on no desk. */
  ROLE_NEEDS_NO_DESK: 409,
}) {}
