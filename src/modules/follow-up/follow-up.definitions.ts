import { defineErrors } from '../../platform/errors/index.js';
import { stableUuid } from '../../platform/ids/index.js';
import { defineEvent, defineJob } from '../../platform/queue/index.js';
import { defineAuditAction } from '../audit/index.js';
import { defineCaseAction, defineCaseReaction } from '../cases/index.js';
import { Clocks, defineClock, fixedTimes, type OwnClockData } from '../clocks/index.js';
import { currentBy, defineNotice } from '../staff-notices/index.js';
import { defineTimelineEvent } from '../timeline/index.js';
import { WAITS_FOR } from './follow-up.policy.js';

export class FollowUpError extends defineErrors({
  /** Nobody waits for a reporter of a closed case. */
  FOLLOW_UP_CASE_CLOSED: 409,
  /** The reporter has written, or was never answered: there is nothing to wait for. */
  FOLLOW_UP_NOT_WAITING: 409,
  /** The time is not a minute or more away. */
  FOLLOW_UP_TOO_SOON: 422,
  /** The time is more than a year away. */
  FOLLOW_UP_TOO_LATE: 422,
}) {}

/** The reporter did not come back in time. */
export const reporterStayedAway = defineEvent<OwnClockData>('reporter.stayed_away');
/** Nobody decided what now in time. */
export const stayedUndecided = defineEvent<OwnClockData>('reporter_away.stayed_undecided');

export const askWhatNow = defineJob({ name: 'ask-what-now', queue: 'triage', on: [reporterStayedAway] });
export const askWhatNowAgain = defineJob({
  name: 'ask-what-now-again',
  queue: 'triage',
  on: [stayedUndecided],
});

/** Waits for the reporter after an answer. Nobody owes anything meanwhile, so the queue leaves it out. */
export const returnClock = defineClock({
  name: 'reporter_return',
  scope: 'own',
  pauses: false,
  metByAnswer: false,
  ordersQueue: false,
  warnBefore: null,
  onWarn: null,
  onBreach: reporterStayedAway,
});

/** The reporter did not come back: somebody has to decide what now. The case comes up in the queue. */
export const whatNowClock = defineClock({
  ...returnClock,
  name: 'what_now',
  ordersQueue: true,
  onBreach: stayedUndecided,
});

/** A clock of scope `own` belongs to a subject within the case. A case has one of each, so the case's id gives its id. */
export const followUpOf = (caseId: string): string => stableUuid('follow-up', caseId);

/** An answer begins the wait anew, the reporter ends it, and one that is more urgent now waits no longer than it would from now on. */
export const keepFollowUp = defineCaseReaction({
  name: 'follow_up',
  answered: async ({ id, urgency }, { clocks, now }) => {
    const subject = followUpOf(id);
    await clocks.meet(id, whatNowClock, subject);
    const dueAt = new Date(now.getTime() + WAITS_FOR[urgency]);
    await clocks.replace(id, returnClock, fixedTimes(returnClock, now, dueAt), subject);
  },
  reporterWrote: async ({ id }, { clocks }) => {
    for (const clock of [returnClock, whatNowClock]) await clocks.meet(id, clock, followUpOf(id));
  },
  urgencySet: async ({ id }, { clocks, now }, urgency) => {
    const subject = followUpOf(id);
    const dueAt = await clocks.dueAt(id, returnClock, subject);
    const latest = new Date(now.getTime() + WAITS_FOR[urgency]);
    if (dueAt && dueAt > latest)
      await clocks.replace(id, returnClock, fixedTimes(returnClock, now, latest), subject);
  },
});

const stillUndecided = async (clocks: Clocks, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const found = await Promise.all(ids.map((id) => clocks.find(id)));
  return new Set(ids.filter((_, at) => ['running', 'breached'].includes(found[at]?.state ?? '')));
};

/** To whoever has the case, else who is on duty. The subject is the clock of the decision. */
export const notBackNotice = defineNotice({
  reason: 'reporter_not_back',
  mailKey: 'mail.reporter_not_back',
  recipients: (recipients, about) => recipients.hasOrOnDuty(about),
  isCurrent: currentBy(Clocks, stillUndecided),
  coalesce: 'subject',
});

/** To them and the coordinators of the desk. */
export const undecidedNotice = defineNotice({
  reason: 'reporter_not_back_undecided',
  mailKey: 'mail.reporter_not_back',
  recipients: (recipients, about) => recipients.workingOnOrLeading(about),
  isCurrent: currentBy(Clocks, stillUndecided),
  coalesce: 'subject',
});

const waitedAction = defineAuditAction('follow_up.waited');

export const cameNotBack = defineTimelineEvent('reporter_not_back');
/** `minutes`: a span and not a moment, for of a closed case no moment is kept. */
export const waitsOn = defineTimelineEvent<{ minutes: number }>('reporter_waited_for', {
  audit: waitedAction.name,
});

export const waitForReporter = defineCaseAction({
  name: 'follow_up.wait',
  permission: 'case.write',
  errors: FollowUpError,
  judge: (_, { status }) => status !== 'closed' || 'FOLLOW_UP_CASE_CLOSED',
});

/** Everything that the feature adds to what there is. */
export const FOLLOW_UP_DEFINITIONS = [
  reporterStayedAway,
  stayedUndecided,
  askWhatNow,
  askWhatNowAgain,
  returnClock,
  whatNowClock,
  keepFollowUp,
  notBackNotice,
  undecidedNotice,
  waitedAction,
  cameNotBack,
  waitsOn,
  waitForReporter,
];
