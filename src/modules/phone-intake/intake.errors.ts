import { defineErrors } from '../../platform/errors/index.js';

export class IntakeError extends defineErrors({
  /** It was not begun, or more than its time ago: it is begun anew, with what stands on the screen. */
  INTAKE_GONE: 410,
  /** An answer is needed that is missing, or one cannot be kept as it is: the form says which. */
  INTAKE_INCOMPLETE: 422,
  /** The site does not speak this language. */
  INTAKE_LANGUAGE_UNKNOWN: 422,
  /** Too few or too many digits, or one of them is wrong. */
  INTAKE_CODE_MISTYPED: 422,
  /** No report has this code, or it is kept from the caller. */
  INTAKE_CODE_UNKNOWN: 404,
  /** Pages of the same report are saved side by side without end. */
  INTAKE_CHANGING: 409,
  /** The caller is not on a desk of this id. */
  INTAKE_DESK_NOT_FOUND: 404,
}) {}
