import { AppError } from '../../platform/errors/index.js';

/**
 * - `JOB_NOT_FAILED`: no job of this id was given up: it was let run again already, or never was
 * - `JOB_NOT_UNKNOWN`: no job of this id waits for somebody to say what became of it
 */
export class OperationsError extends AppError<'JOB_NOT_FAILED' | 'JOB_NOT_UNKNOWN'> {
  constructor(code: OperationsError['code']) {
    super(code, 404);
  }
}
