import { defineErrors } from '../../platform/errors/index.js';

export class CaseError extends defineErrors({
  /** No such case, or none that the caller may see. */
  CASE_NOT_FOUND: 404,
  CASE_CLOSED: 409,
  /** Somebody else has it by now than the caller saw. */
  CASE_TAKEN: 409,
  ASSIGN_NOT_ALLOWED: 403,
  ASSIGNEE_NOT_ON_DESK: 422,
  CLOSE_NOT_ALLOWED: 403,
  /** The status does not follow from the one the case has. */
  STATUS_NOT_ALLOWED: 409,
  CLOSE_REASON_MISSING: 422,
  CLOSE_REASON_UNEXPECTED: 422,
  /** Something of the case must be ended before it is closed, such as the sheet of an imminent risk. */
  CLOSE_STEP_OPEN: 409,
  /** A case of counselling is closed with what became of the person; a test, a prank or an abuse of the helpdesk without. */
  CLOSE_OUTCOME_MISSING: 422,
  CLOSE_OUTCOME_UNEXPECTED: 422,
  /** A promise that cannot be kept with care, or that is no help to somebody who waits. */
  PROMISE_TOO_SOON: 422,
  PROMISE_TOO_LATE: 422,
  CURSOR_INVALID: 400,
}) {}
