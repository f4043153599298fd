import { defineErrors } from '../../platform/errors/index.js';

export class StaffError extends defineErrors({
  ADMINISTRATOR_REFUSED: 403,
  DESK_KEY_UNSIGNED: 503,
  DESK_MEMBER_UNFIT: 422,
  DESK_NOT_FOUND: 404,
  EMAIL_INVALID: 422,
  EMAIL_TAKEN: 409,
  GRANT_UNSIGNED: 503,
  NAME_INVALID: 422,
  NO_DESK: 503,
  PASSWORD_WEAK: 422,
  STAFF_KEY_UNSIGNED: 503,
  STAFF_NOT_FOUND: 404,
}) {}
