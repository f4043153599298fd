import { AppError } from '../../platform/errors/index.js';

const STATUS = {
  /** No such desk, or none of the caller's. */
  DESK_NOT_FOUND: 404,
  /** Somebody else set it since the caller read it. */
  DUTY_CHANGED: 409,
} as const;

export class DutyError extends AppError<keyof typeof STATUS> {
  constructor(code: keyof typeof STATUS) {
    super(code, STATUS[code]);
  }
}
