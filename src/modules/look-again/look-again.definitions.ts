import { defineErrors } from '../../platform/errors/index.js';
import { defineEvent, defineJob } from '../../platform/queue/index.js';
import { defineAuditAction } from '../audit/index.js';
import { defineCaseAction } from '../cases/index.js';
import { defineClock, type OwnClockData } from '../clocks/index.js';
import { defineNotice } from '../staff-notices/index.js';
import { defineTimelineEvent } from '../timeline/index.js';

export class LookAgainError extends defineErrors({
  /** A reminder is set and cleared while the case is open. */
  LOOK_AGAIN_CASE_CLOSED: 409,
  /** The time is not a minute or more away. */
  LOOK_AGAIN_TOO_SOON: 422,
  /** The time is more than a year away. */
  LOOK_AGAIN_TOO_LATE: 422,
}) {}

/** The time to look at a case again has come. */
export const lookAgainDue = defineEvent<OwnClockData>('look_again.due');

export const remindToLookAgain = defineJob({
  name: 'remind-to-look-again',
  queue: 'triage',
  on: [lookAgainDue],
});

/** Holds the time of the reminder. It is nothing that the reporter is owed, so no answer meets it and the queue leaves it out. */
export const lookAgainClock = defineClock({
  name: 'look_again',
  scope: 'own',
  pauses: false,
  metByAnswer: false,
  ordersQueue: false,
  warnBefore: null,
  onWarn: null,
  onBreach: lookAgainDue,
});

/** To whoever works on the case. */
export const lookAgainNotice = defineNotice({
  reason: 'look_again_due',
  mailKey: 'mail.look_again_due',
  recipients: (recipients, about) => recipients.workingOn(about),
  isCurrent: null,
  coalesce: 'subject',
});

const setAction = defineAuditAction('look_again.set');
const clearedAction = defineAuditAction('look_again.cleared');

/** `minutes`: a span and not a moment, for of a closed case no moment is kept. */
export const lookAgainSet = defineTimelineEvent<{ minutes: number }>('look_again_set', {
  audit: setAction.name,
});
export const lookAgainCleared = defineTimelineEvent('look_again_cleared', { audit: clearedAction.name });
export const lookAgainCame = defineTimelineEvent('look_again_due');

export const setLookAgain = defineCaseAction({
  name: 'look_again.set',
  permission: 'case.write',
  errors: LookAgainError,
  judge: (_, { status }) => status !== 'closed' || 'LOOK_AGAIN_CASE_CLOSED',
});

/** Everything that the feature adds to what there is. */
export const LOOK_AGAIN_DEFINITIONS = [
  lookAgainDue,
  remindToLookAgain,
  lookAgainClock,
  lookAgainNotice,
  setAction,
  clearedAction,
  lookAgainSet,
  lookAgainCleared,
  lookAgainCame,
  setLookAgain,
];
