import { AppError } from '../../platform/errors/index.js';

export type StaffErrorCode =
  | 'ADMINISTRATOR_REFUSED'
  | 'ALREADY_SET_UP'
  | 'DESK_KEY_UNSIGNED'
  | 'DESK_MEMBER_UNFIT'
  | 'DESK_NOT_FOUND'
  | 'EMAIL_INVALID'
  | 'EMAIL_TAKEN'
  | 'GRANT_UNSIGNED'
  | 'KEY_FILE_UNKNOWN'
  | 'NAME_INVALID'
  | 'NO_DESK'
  | 'NOT_SET_UP'
  | 'PASSWORD_WEAK'
  | 'STAFF_KEY_UNSIGNED'
  | 'STAFF_NOT_FOUND';

const STATUS: Record<StaffErrorCode, number> = {
  ADMINISTRATOR_REFUSED: 403,
  ALREADY_SET_UP: 409,
  DESK_KEY_UNSIGNED: 503,
  DESK_MEMBER_UNFIT: 422,
  DESK_NOT_FOUND: 404,
  EMAIL_INVALID: 422,
  EMAIL_TAKEN: 409,
  GRANT_UNSIGNED: 503,
  KEY_FILE_UNKNOWN: 409,
  NAME_INVALID: 422,
  NO_DESK: 503,
  NOT_SET_UP: 503,
  PASSWORD_WEAK: 422,
  STAFF_KEY_UNSIGNED: 503,
  STAFF_NOT_FOUND: 404,
};

export class StaffError extends AppError<StaffErrorCode> {
  constructor(code: StaffErrorCode, options?: { cause?: unknown }) {
    super(code, STATUS[code], options);
  }
}
