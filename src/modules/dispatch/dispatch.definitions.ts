import { defineErrors } from '../../platform/errors/index.js';
import { defineEvent, defineJob } from '../../platform/queue/index.js';
import { defineCaseTable } from '../case-tables/index.js';
import type { DispatchFailure } from '../vocabulary/index.js';

export class DispatchError extends defineErrors({
  /** No worker has told yet which key packages are sealed to. */
  DISPATCH_NOT_READY: 503,
  /** What waits to be sent is not what was given to be sent. */
  DISPATCH_UNSOUND: 500,
  /** The directory no longer says of the recipient what it said when this was approved. */
  DISPATCH_RECIPIENT_CHANGED: 409,
}) {}

/** Something waits to be sent. */
export const dispatchQueued = defineEvent<{ caseId: string; dispatchId: string }>('dispatch.queued');

/** What became of it; `unknown`: nobody knows whether it left. */
export type DispatchOutcome = 'sent' | 'failed' | 'unknown';

export const dispatchEnded = defineEvent<{
  caseId: string;
  escalationId: string;
  dispatchId: string;
  outcome: DispatchOutcome;
  /** Why it did not leave; `none`: it did, or nobody knows. */
  failure: DispatchFailure | 'none';
  /** The code with which the recipient's machine refused it; 0: it gave none. */
  theirCode: number;
}>('dispatch.ended');

/** Its handler says itself when a try was the last: a person has to learn of it. */
export const sendDispatch = defineJob({
  name: 'send-dispatch',
  queue: 'notifications',
  on: [dispatchQueued],
  retry: { attempts: 40, attemptsIfPermanent: 40 },
});

const dispatches = defineCaseTable({
  name: 'dispatches',
  closing: {
    truncateToDays: ['queued_at', 'ended_at'],
    exempt: { begun_at: 'there while it is on its way' },
  },
  erasing: 'delete',
  exporting: { columns: ['state', 'queued_at', 'ended_at'] },
});

/** Everything that sending adds to what there is. */
export const DISPATCH_DEFINITIONS = [dispatchQueued, dispatchEnded, sendDispatch, dispatches];
