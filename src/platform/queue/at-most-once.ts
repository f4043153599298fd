import { isError } from '../errors/index.js';
import { errorCode } from '../logging/index.js';
import type { AtMostOnce } from './job.js';
import type { JobRecord, JobStore } from './job-store.js';
import { QueueError } from './queue.errors.js';

/** An effect failed so that nobody knows whether it happened. Its code is that of the failure. */
export class OutcomeUnknown extends Error {
  readonly code: string;

  constructor(cause: unknown) {
    super('OUTCOME_UNKNOWN');
    this.code = errorCode(cause);
  }
}

/**
 * The `AtMostOnce` of one try. The note that the effect is begun is committed before it, so that whatever dies after that
 * leaves a trace. Its calls throw what the effect threw where nothing happened.
 *
 * @throws OutcomeUnknown when nobody knows whether the effect happened
 * @throws JOB_EFFECT_TWICE on a second call in one try
 * @throws JOB_EFFECT_BEGUN when another worker is at it
 */
export function atMostOnceOf(job: Pick<JobRecord, 'id' | 'effect'>, store: JobStore): AtMostOnce {
  let called = false;
  return async (effect) => {
    if (called) throw new QueueError('JOB_EFFECT_TWICE', job.id);
    called = true;
    if (job.effect === 'done') return;
    if (!(await store.beginEffect(job.id))) throw new QueueError('JOB_EFFECT_BEGUN', job.id);
    try {
      await effect();
    } catch (error) {
      if (!isUndone(error)) throw new OutcomeUnknown(error);
      await store.effectUndone(job.id);
      throw error;
    }
    await store.effectDone(job.id);
  };
}

function isUndone(error: unknown): boolean {
  return isError(error) && 'undone' in error && error.undone === true;
}
