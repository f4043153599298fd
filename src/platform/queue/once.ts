import { isError } from '../errors/index.js';
import { errorCode } from '../logging/index.js';
import type { Once } from './job.js';
import type { JobLedger, JobOrder } from './job-ledger.js';
import { QueueError } from './queue.errors.js';

/** An act failed so that nobody knows whether it happened. Its code is that of the failure. */
export class OutcomeUnknown extends Error {
  readonly code: string;

  constructor(cause: unknown) {
    super('OUTCOME_UNKNOWN');
    this.code = errorCode(cause);
  }
}

/**
 * The `Once` of one try. The note that the act is begun is committed before it, so that whatever dies after that leaves a trace.
 * Its calls throw OutcomeUnknown, what the act threw where nothing happened, JOB_ACT_TWICE, and JOB_ACT_BEGUN when another
 * worker is at it.
 */
export function onceOf(id: string, order: Pick<JobOrder, 'act'>, ledger: JobLedger): Once {
  let called = false;
  return async (act) => {
    if (called) throw new QueueError('JOB_ACT_TWICE', id);
    called = true;
    if (order.act === 'done') return;
    if (!(await ledger.beginAct(id))) throw new QueueError('JOB_ACT_BEGUN', id);
    try {
      await act();
    } catch (error) {
      if (!isUndone(error)) throw new OutcomeUnknown(error);
      await ledger.actUndone(id);
      throw error;
    }
    await ledger.actDone(id);
  };
}

function isUndone(error: unknown): boolean {
  return isError(error) && 'undone' in error && error.undone === true;
}
