import { defineErrors } from '../../../src/platform/errors/index.js';
import { defineEvent, defineJob } from '../../../src/platform/queue/index.js';
import { defineAuditAction } from '../../../src/modules/audit/index.js';
import { defineCaseTable } from '../../../src/modules/case-tables/index.js';
import { defineCaseAction } from '../../../src/modules/cases/index.js';
import { defineClock, type OwnClockData } from '../../../src/modules/clocks/index.js';
import { defineEntryKind, searchedAs, type TextContent } from '../../../src/modules/entries/index.js';
import { defineNotice } from '../../../src/modules/staff-notices/index.js';
import { defineTimelineEvent } from '../../../src/modules/timeline/index.js';

export class FollowUpError extends defineErrors({
  /** The case has no such call. */
  FOLLOW_UP_NOT_FOUND: 404,
  /** Calls are planned while the case is open. */
  FOLLOW_UP_CASE_CLOSED: 409,
}) {}

/** The time of a planned call has come. */
export const followUpDue = defineEvent<OwnClockData>('follow_up.due');

export const remindOfFollowUp = defineJob({
  name: 'remind-of-follow-up',
  queue: 'triage',
  on: [followUpDue],
});

/** Each planned call has its own deadline, which an answer to the reporter leaves alone. */
export const followUpClock = defineClock({
  name: 'follow_up',
  scope: 'own',
  pauses: false,
  metByAnswer: false,
  ordersQueue: true,
  warnBefore: null,
  onWarn: null,
  onBreach: followUpDue,
});

const planned = defineAuditAction('follow_up.planned');
const made = defineAuditAction('follow_up.made');

export const followUpPlanned = defineTimelineEvent<{ minutes: number }>('follow_up_planned', {
  audit: planned.name,
});
export const followUpMissed = defineTimelineEvent('follow_up_missed');
export const followUpMade = defineTimelineEvent<{ callerId: string }>('follow_up_made', {
  staffIn: ['callerId'],
  audit: made.name,
});

/** To whoever works on the case; in the words of a missed deadline, for texts belong to the catalogue. */
export const followUpDueNotice = defineNotice({
  reason: 'follow_up_due',
  mailKey: 'mail.clock_breached',
  recipients: (recipients, about) => recipients.workingOn(about),
  isCurrent: null,
  coalesce: 'subject',
});

/** What was said in a call: for the desk alone. */
export const followUpEntry = defineEntryKind<TextContent>({
  name: 'follow_up',
  key: 'staff',
  searched: ({ text }) => searchedAs('note', text),
});

export const planFollowUp = defineCaseAction({
  name: 'follow_up.plan',
  permission: 'case.write',
  errors: FollowUpError,
  judge: (_, { status }) => status !== 'closed' || 'FOLLOW_UP_CASE_CLOSED',
});
export const recordFollowUp = defineCaseAction({
  name: 'follow_up.record',
  permission: 'note.write',
  errors: FollowUpError,
  judge: () => true,
});

const followUps = defineCaseTable({
  name: 'follow_ups',
  closing: { truncateToDays: ['call_at', 'made_at'] },
  erasing: 'delete',
  exporting: { columns: ['call_at', 'made_at', 'entry_id'] },
});

/** Everything that the feature adds to what there is. */
export const FOLLOW_UP_DEFINITIONS = [
  followUpDue,
  remindOfFollowUp,
  followUpClock,
  followUpDueNotice,
  planned,
  made,
  followUpPlanned,
  followUpMissed,
  followUpMade,
  followUpEntry,
  planFollowUp,
  recordFollowUp,
  followUps,
];
