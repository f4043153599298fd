import { AppError } from '../../platform/errors/index.js';

/** No job of this id was given up: it was let run again already, or never was. */
export class OperationsError extends AppError<'JOB_NOT_FAILED'> {
  constructor(code: 'JOB_NOT_FAILED') {
    super(code, 404);
  }
}
