import { AppError } from '../errors/index.js';

/** The queue is wired wrongly (these stop the start of a process) or cannot be reached. */
export class QueueError extends AppError<
  | 'JOB_WITHOUT_HANDLER'
  | 'JOB_DEFINED_TWICE'
  | 'JOB_HANDLED_TWICE'
  | 'JOB_UNKNOWN'
  | 'JOB_DATA_NOT_PLAIN'
  | 'QUEUE_AWAY'
> {
  /** @param job - the name of the job that the mistake is about */
  constructor(
    code: QueueError['code'],
    readonly job?: string,
    options?: { cause?: unknown },
  ) {
    super(code, code === 'QUEUE_AWAY' ? 503 : 500, options);
    if (job !== undefined) this.message = `${code}: ${job}`;
  }
}
