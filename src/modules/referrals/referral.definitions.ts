import { defineErrors } from '../../platform/errors/index.js';
import { defineEvent, defineJob } from '../../platform/queue/index.js';
import { defineAuditAction } from '../audit/index.js';
import { defineCaseTable } from '../case-tables/index.js';
import { defineCaseAction } from '../cases/index.js';
import { defineClock, type OwnClockData } from '../clocks/index.js';
import { currentBy, defineNotice } from '../staff-notices/index.js';
import { defineTimelineEvent } from '../timeline/index.js';
import type { Attendance, ReferralAnswer } from '../vocabulary/index.js';
import {
  referralAnswerEntry,
  referralNoteEntry,
  referralOfferEntry,
  referralPersonEntry,
  referralToldEntry,
} from './referral-entries.js';
import { ReferralRepository } from './referral.repository.js';

export class ReferralError extends defineErrors({
  /** The case has no such referral. */
  REFERRAL_NOT_FOUND: 404,
  /** Referrals are worked on while the case is open. */
  REFERRAL_CASE_CLOSED: 409,
  /** Somebody else changed it meanwhile, or what is asked does not follow on where it stands. */
  REFERRAL_CHANGED: 409,
  /** The same service is offered already. */
  REFERRAL_OFFERED_ALREADY: 409,
  /** The person does not allow now that this service is told of them. */
  REFERRAL_NOT_ALLOWED: 409,
  /** The directory has no such service. */
  REFERRAL_SERVICE_UNKNOWN: 422,
  /** The service does not take this person. */
  REFERRAL_NOT_TAKEN: 422,
  /** Whether it takes this person is not known: somebody asks it first, and writes down what it said. */
  REFERRAL_ASK_FIRST: 422,
}) {}

/** A person said yes or no on their page. */
export const referralAnsweredByReporter = defineEvent<{ caseId: string; entryId: string }>(
  'referral.answered',
);
/** The next step of a referral is overdue. */
export const referralOverdue = defineEvent<OwnClockData>('referral.overdue');

export const tellOfReferralAnswer = defineJob({
  name: 'tell-of-referral-answer',
  queue: 'triage',
  on: [referralAnsweredByReporter],
});
export const tellOfLateReferral = defineJob({
  name: 'tell-of-late-referral',
  queue: 'triage',
  on: [referralOverdue],
});

/** Until when the next step is to be taken: an answer to be heard, the service to be called, whether they went to be asked. */
export const referralClock = defineClock({
  name: 'referral',
  scope: 'own',
  pauses: false,
  metByAnswer: false,
  ordersQueue: false,
  warnBefore: null,
  onWarn: null,
  onBreach: referralOverdue,
});

/** To whoever has the case. */
export const referralAnsweredNotice = defineNotice({
  reason: 'referral_answered',
  mailKey: 'mail.referral_answered',
  recipients: (recipients, about) => recipients.workingOn(about),
  isCurrent: null,
  coalesce: 'subject',
});
/** To whoever has the case, and who leads its desk. */
export const referralOverdueNotice = defineNotice({
  reason: 'referral_overdue',
  mailKey: 'mail.referral_overdue',
  recipients: (recipients, about) => recipients.workingOnOrLeading(about),
  isCurrent: currentBy(ReferralRepository, (referrals, ids) => referrals.stillWaiting(ids)),
  coalesce: 'case',
});

const offeredAction = defineAuditAction('referral.offered');
const answeredAction = defineAuditAction('referral.answered');
const handedOverAction = defineAuditAction('referral.handed_over');
const attendanceAction = defineAuditAction('referral.attendance');
const endedAction = defineAuditAction('referral.ended');

/** `service`: the id of a record of the directory. */
type OfService = { service: string };

export const referralOffered = defineTimelineEvent<OfService>('referral_offered', {
  audit: offeredAction.name,
});
export const referralAnswered = defineTimelineEvent<OfService & { answer: ReferralAnswer }>(
  'referral_answered',
  { audit: answeredAction.name },
);
export const referralHandedOver = defineTimelineEvent<OfService>('referral_handed_over', {
  audit: handedOverAction.name,
});
export const referralAttendance = defineTimelineEvent<OfService & { attendance: Attendance }>(
  'referral_attendance',
  { audit: attendanceAction.name },
);
export const referralEnded = defineTimelineEvent<OfService>('referral_ended', { audit: endedAction.name });
export const referralWasOverdue = defineTimelineEvent<OfService>('referral_overdue');

export const workOnReferrals = defineCaseAction({
  name: 'referral.work',
  permission: 'message.send',
  errors: ReferralError,
  judge: (_, { status }) => status !== 'closed' || 'REFERRAL_CASE_CLOSED',
});

const referrals = defineCaseTable({
  name: 'referrals',
  closing: {
    truncateToDays: ['offered_at', 'answered_at', 'handed_over_at', 'changed_at'],
    // Nobody waits for an answer any more, and no next step has a time.
    set: { state: `CASE state WHEN 'offered' THEN 'ended' ELSE state END`, due_at: 'NULL' },
    exempt: { due_at: 'set to nothing' },
  },
  erasing: 'delete',
  exporting: {
    columns: ['service', 'state', 'offered_by', 'offered_at', 'answered_at', 'handed_over_at', 'changed_at'],
  },
});

/** Everything that the feature adds to what there is. */
export const REFERRAL_DEFINITIONS = [
  referralOfferEntry,
  referralAnswerEntry,
  referralToldEntry,
  referralNoteEntry,
  referralPersonEntry,
  referralAnsweredByReporter,
  referralOverdue,
  tellOfReferralAnswer,
  tellOfLateReferral,
  referralClock,
  referralAnsweredNotice,
  referralOverdueNotice,
  offeredAction,
  answeredAction,
  handedOverAction,
  attendanceAction,
  endedAction,
  referralOffered,
  referralAnswered,
  referralHandedOver,
  referralAttendance,
  referralEnded,
  referralWasOverdue,
  workOnReferrals,
  referrals,
];
