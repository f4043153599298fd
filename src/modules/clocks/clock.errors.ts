import { defineErrors } from '../../platform/errors/index.js';

export class ClockError extends defineErrors({
  /** A clock of scope `own` without a subject other than its case, or any other clock with one. */
  CLOCK_SUBJECT_INVALID: 500,
}) {}
