import { defineErrors } from '../../platform/errors/index.js';

export class DutyError extends defineErrors({
  /** No such desk, or none of the caller's. */
  DESK_NOT_FOUND: 404,
  /** Somebody else set it since the caller read it. */
  DUTY_CHANGED: 409,
}) {}
