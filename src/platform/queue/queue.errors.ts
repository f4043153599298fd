import { AppError } from '../errors/index.js';

/**
 * The queue is wired wrongly (most of these stop the start of a process), cannot be reached, or another worker is doing what must
 * not be done twice (`JOB_ACT_BEGUN`).
 */
export class QueueError extends AppError<
  | 'JOB_WITHOUT_HANDLER'
  | 'JOB_HANDLED_TWICE'
  | 'JOB_UNKNOWN'
  | 'EVENT_UNKNOWN'
  | 'EVENT_UNHEARD'
  | 'JOB_DATA_NOT_PLAIN'
  | 'JOB_ACT_TWICE'
  | 'JOB_ACT_BEGUN'
  | 'QUEUE_AWAY'
> {
  /** @param job - the name or the id of the job, or the name of the event, that it is about */
  constructor(
    code: QueueError['code'],
    readonly job?: string,
    options?: { cause?: unknown },
  ) {
    super(code, code === 'QUEUE_AWAY' ? 503 : 500, options);
    if (job !== undefined) this.message = `${code}: ${job}`;
  }
}
