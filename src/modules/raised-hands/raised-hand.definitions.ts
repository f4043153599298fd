import { defineErrors } from '../../platform/errors/index.js';
import { defineEvent, defineJob } from '../../platform/queue/index.js';
import { defineAuditAction } from '../audit/index.js';
import { defineCaseTable } from '../case-tables/index.js';
import { defineCaseAction, type JudgedCase } from '../cases/index.js';
import { defineClock, type OwnClockData } from '../clocks/index.js';
import { currentBy, defineNotice } from '../staff-notices/index.js';
import { defineTimelineEvent } from '../timeline/index.js';
import { RaisedHandRepository } from './raised-hand.repository.js';

export class RaisedHandError extends defineErrors({
  /** A second person is asked for while the case is open. */
  HAND_CASE_CLOSED: 409,
  /** Nobody asks for a second person in this case now. */
  HAND_NOT_RAISED: 409,
  /** The second person is somebody else than who asked. */
  HAND_IS_OWN: 409,
}) {}

/** A second person is asked for. */
export const handRaisedEvent = defineEvent<{ caseId: string; handId: string }>('hand.raised');
/** Nobody has said in time that they come. */
export const handUnansweredEvent = defineEvent<OwnClockData>('hand.unanswered');

export const callSecondPerson = defineJob({
  name: 'call-second-person',
  queue: 'triage',
  on: [handRaisedEvent],
});
export const callWholeDesk = defineJob({
  name: 'call-whole-desk',
  queue: 'triage',
  on: [handUnansweredEvent],
});

/** How long the first who were told have, in minutes, before everyone of the desk is told. */
export const ANSWER_MINUTES = 5;

export const handClock = defineClock({
  name: 'raised_hand',
  scope: 'own',
  pauses: false,
  metByAnswer: false,
  ordersQueue: false,
  warnBefore: null,
  onWarn: null,
  onBreach: handUnansweredEvent,
});

/** To who leads the desk. Not sent any more once somebody comes. */
export const handRaisedNotice = defineNotice({
  reason: 'hand_raised',
  mailKey: 'mail.hand_raised',
  recipients: null,
  isCurrent: currentBy(RaisedHandRepository, (hands, ids) => hands.waiting(ids)),
  coalesce: 'subject',
});
/** To everyone of the desk. */
export const handUnansweredNotice = defineNotice({
  reason: 'hand_unanswered',
  mailKey: 'mail.hand_unanswered',
  recipients: null,
  isCurrent: currentBy(RaisedHandRepository, (hands, ids) => hands.waiting(ids)),
  coalesce: 'subject',
});

const raisedAction = defineAuditAction('hand.raised');
const answeredAction = defineAuditAction('hand.answered');
const endedAction = defineAuditAction('hand.ended');

export const handRaised = defineTimelineEvent('hand_raised', { audit: raisedAction.name });
export const handAnswered = defineTimelineEvent('hand_answered', { audit: answeredAction.name });
export const handEnded = defineTimelineEvent('hand_ended', { audit: endedAction.name });
export const handUnanswered = defineTimelineEvent('hand_unanswered');

const whileOpen = (_: unknown, { status }: JudgedCase): true | 'HAND_CASE_CLOSED' =>
  status !== 'closed' || 'HAND_CASE_CLOSED';
const onCase = { permission: 'case.write', errors: RaisedHandError, judge: whileOpen } as const;

export const raiseHand = defineCaseAction({ ...onCase, name: 'hand.raise' });
export const answerHand = defineCaseAction({ ...onCase, name: 'hand.answer' });
export const endHand = defineCaseAction({ ...onCase, name: 'hand.end' });

const raisedHands = defineCaseTable({
  name: 'raised_hands',
  closing: {
    truncateToDays: ['raised_at', 'answered_at'],
    // Closing ends it.
    set: { ended_at: `date_trunc('day', coalesce(ended_at, raised_at), 'UTC')` },
    exempt: { ended_at: 'set to a day' },
  },
  erasing: 'delete',
  exporting: { columns: ['raised_by', 'raised_at', 'wide', 'answered_by', 'answered_at', 'ended_at'] },
});

/** Everything that the feature adds to what there is. */
export const RAISED_HAND_DEFINITIONS = [
  handRaisedEvent,
  handUnansweredEvent,
  callSecondPerson,
  callWholeDesk,
  handClock,
  handRaisedNotice,
  handUnansweredNotice,
  raisedAction,
  answeredAction,
  endedAction,
  handRaised,
  handAnswered,
  handEnded,
  handUnanswered,
  raiseHand,
  answerHand,
  endHand,
  raisedHands,
];
