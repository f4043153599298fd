import { AppError } from '../../platform/errors/index.js';

/** `CLOCK_SUBJECT_INVALID`: a clock of scope `own` without a subject other than its case, or any other clock with one. */
export class ClockError extends AppError<'CLOCK_SUBJECT_INVALID'> {
  constructor(code: ClockError['code']) {
    super(code, 500);
  }
}
