import { defineErrors } from '../../platform/errors/index.js';
import { defineEvent, defineJob } from '../../platform/queue/index.js';
import { defineAuditAction } from '../audit/index.js';
import { defineCaseTable } from '../case-tables/index.js';
import { defineCaseAction, type JudgedCase } from '../cases/index.js';
import { defineClock, type OwnClockData } from '../clocks/index.js';
import { currentBy, defineNotice } from '../staff-notices/index.js';
import { defineTimelineEvent } from '../timeline/index.js';
import type { LegalDutyId } from '../vocabulary/index.js';
import { DutyDecisionRepository } from './duty-decision.repository.js';
import { dutyReasonEntry, dutyToldEntry } from './duty-entries.js';

export class DutyError extends defineErrors({
  /** Decisions are made, and settled, while the case is open. */
  DUTY_CASE_CLOSED: 409,
  /** There is no such duty. */
  DUTY_UNKNOWN: 422,
  /** The duty is not owed to this recipient, or the directory has none of this id. */
  DUTY_RECIPIENT_UNFIT: 422,
  /** The same is decided and waits for the second person, or was confirmed. */
  DUTY_DECIDED_ALREADY: 409,
  /** The case has no such decision. */
  DUTY_NOT_FOUND: 404,
  /** It was confirmed or rejected, or its time is over. */
  DUTY_SETTLED: 409,
  /** The second person is another than who decided. */
  DUTY_IS_OWN: 409,
  /** Not telling the reporter takes a reason and the day on which it ends. */
  DUTY_WITHHELD_INCOMPLETE: 422,
  /** That day is not from tomorrow on, or more than 90 days away. */
  DUTY_WITHHELD_DAY: 422,
}) {}

/** Somebody decided that something leaves without consent: a second person has to look at it. */
export const dutyDecidedEvent = defineEvent<{ caseId: string; decisionId: string }>('duty.decided');
/** The time of the second person is nearly over. */
export const dutySecondNear = defineEvent<OwnClockData>('duty_second.near');
/** It is over. */
export const dutySecondMissed = defineEvent<OwnClockData>('duty_second.missed');

export const callDutySecond = defineJob({
  name: 'call-duty-second',
  queue: 'triage',
  on: [dutyDecidedEvent],
});
export const tellOfDutySecond = defineJob({
  name: 'tell-of-duty-second',
  queue: 'triage',
  on: [dutySecondNear, dutySecondMissed],
});

/** The time of the second person. A case with such a decision is not closed before somebody has looked at it. */
export const dutyClock = defineClock({
  name: 'duty_second',
  scope: 'own',
  pauses: false,
  metByAnswer: false,
  ordersQueue: true,
  keepsCaseOpen: true,
  warnBefore: { share: 0.25, leastMinutes: 30 },
  onWarn: dutySecondNear,
  onBreach: dutySecondMissed,
});

const whileWaiting = currentBy(DutyDecisionRepository, (decisions, ids) => decisions.waiting(ids));

/** To who leads the desk now, but who decided; else to everyone of it. */
export const dutyDecidedNotice = defineNotice({
  reason: 'duty_decided',
  mailKey: 'mail.duty_decided',
  recipients: null,
  isCurrent: whileWaiting,
  coalesce: 'subject',
});
export const dutySecondNearNotice = defineNotice({
  reason: 'duty_second_near',
  mailKey: 'mail.duty_second_near',
  recipients: null,
  isCurrent: whileWaiting,
  coalesce: 'subject',
});
export const dutySecondMissedNotice = defineNotice({
  reason: 'duty_second_missed',
  mailKey: 'mail.duty_second_missed',
  recipients: null,
  isCurrent: null,
  coalesce: 'subject',
});

const decidedAction = defineAuditAction('legal_duty.decided');
const confirmedAction = defineAuditAction('legal_duty.confirmed');
const rejectedAction = defineAuditAction('legal_duty.rejected');

/** `recipient`: the id of a record of the directory. */
type About = { duty: LegalDutyId; recipient: string };

export const dutyDecided = defineTimelineEvent<About & { told: 'now' | 'later' }>('duty_decided', {
  audit: decidedAction.name,
});
export const dutyConfirmed = defineTimelineEvent<About>('duty_confirmed', { audit: confirmedAction.name });
export const dutyRejected = defineTimelineEvent<About>('duty_rejected', { audit: rejectedAction.name });
/** Nobody looked at it in time. */
export const dutyLapsed = defineTimelineEvent<About>('duty_lapsed');

const whileOpen = (_: unknown, { status }: JudgedCase): true | 'DUTY_CASE_CLOSED' =>
  status !== 'closed' || 'DUTY_CASE_CLOSED';

/** By a law: for who leads the desk. */
export const decideDuty = defineCaseAction({
  name: 'legal_duty.decide',
  permission: 'case.assign',
  errors: DutyError,
  judge: whileOpen,
});
/** Where a life is in danger: for whoever has the case before them. */
export const actOnDanger = defineCaseAction({
  name: 'legal_duty.act',
  permission: 'case.write',
  errors: DutyError,
  judge: whileOpen,
});
/** As the second person. */
export const settleDuty = defineCaseAction({
  name: 'legal_duty.settle',
  permission: 'case.write',
  errors: DutyError,
  judge: whileOpen,
});

const dutyDecisions = defineCaseTable({
  name: 'duty_decisions',
  closing: {
    truncateToDays: ['decided_at', 'second_by', 'settled_at'],
  },
  erasing: 'delete',
  exporting: {
    columns: [
      ...['recipient', 'duty', 'state', 'decided_by', 'decided_at', 'second_by', 'settled_by', 'settled_at'],
      'withheld_until',
    ],
  },
});

/** Everything that duties add to what there is. */
export const DUTY_DEFINITIONS = [
  dutyReasonEntry,
  dutyToldEntry,
  dutyDecidedEvent,
  dutySecondNear,
  dutySecondMissed,
  callDutySecond,
  tellOfDutySecond,
  dutyClock,
  dutyDecidedNotice,
  dutySecondNearNotice,
  dutySecondMissedNotice,
  decidedAction,
  confirmedAction,
  rejectedAction,
  dutyDecided,
  dutyConfirmed,
  dutyRejected,
  dutyLapsed,
  decideDuty,
  actOnDanger,
  settleDuty,
  dutyDecisions,
];
