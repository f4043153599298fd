import { defineErrors } from '../errors/index.js';

/** The queue is wired wrongly (most of these stop the start of a process) or cannot be reached. */
export class QueueError extends defineErrors({
  /** A job has no handler, or one that takes no batches although the job is defined with `batch`. */
  JOB_WITHOUT_HANDLER: 500,
  JOB_HANDLED_TWICE: 500,
  /** No module defines a job of this name. */
  JOB_UNKNOWN: 500,
  /** No module registers the event. */
  EVENT_UNKNOWN: 500,
  /** No job is started by a registered event. */
  EVENT_UNHEARD: 500,
  /** Data of a job or an event hold something that is neither an id nor an enumeration nor a small number. */
  JOB_DATA_NOT_PLAIN: 500,
  /** One try asked for two effects that must not happen twice. */
  JOB_EFFECT_TWICE: 500,
  /** Another worker is doing what must not be done twice. */
  JOB_EFFECT_BEGUN: 500,
  QUEUE_AWAY: 503,
}) {
  /** @param job - the name or the id of the job, or the name of the event, that it is about */
  constructor(
    code: QueueError['code'],
    readonly job?: string,
    options?: { cause?: unknown },
  ) {
    super(code, options);
    if (job !== undefined) this.message = `${code}: ${job}`;
  }
}
