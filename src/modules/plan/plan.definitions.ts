import { defineErrors } from '../../platform/errors/index.js';
import { defineEvent, defineJob } from '../../platform/queue/index.js';
import { defineAuditAction } from '../audit/index.js';
import { defineCaseAction, type JudgedCase } from '../cases/index.js';
import { defineClock, type OwnClockData } from '../clocks/index.js';
import { defineEntryKind, searchedAs } from '../entries/index.js';
import { defineNotice } from '../staff-notices/index.js';
import { defineTimelineEvent } from '../timeline/index.js';

export class PlanError extends defineErrors({
  /** A plan is made while the case is open. */
  PLAN_CASE_CLOSED: 409,
  /** Somebody else saved the plan since the caller looked. */
  PLAN_CHANGED: 409,
  /** The time to look at it again is not a minute or more away. */
  PLAN_REVIEW_TOO_SOON: 422,
  /** The time to look at it again is more than a year away. */
  PLAN_REVIEW_TOO_LATE: 422,
}) {}

/** `shown`: the reporter reads it on their page. */
export interface PlanGoal {
  text: string;
  shown: boolean;
}

export interface PlanStep extends PlanGoal {
  done: boolean;
}

/** The plan as it stands after somebody saved it. */
export interface PlanContent {
  goals: PlanGoal[];
  steps: PlanStep[];
  /** When the plan is looked at again (ISO 8601, UTC, to the minute); null: nothing is agreed. */
  reviewAt: string | null;
  reviewShown: boolean;
  /** How and when it ends, as it was agreed; null: nothing is. */
  end: string | null;
  endShown: boolean;
}

/** What of it the reporter reads: nothing else of the plan is under a key that they have. */
export interface ShownPlanContent {
  goals: string[];
  steps: { text: string; done: boolean }[];
  reviewAt: string | null;
  end: string | null;
}

export const planEntry = defineEntryKind<PlanContent>({
  name: 'plan',
  key: 'staff',
  searched: ({ goals, steps, end }) =>
    searchedAs('plan', ...[...goals, ...steps].map(({ text }) => text), end),
});
export const shownPlanEntry = defineEntryKind<ShownPlanContent>({
  name: 'plan_shown',
  key: 'thread',
  aside: true,
  // The plan itself holds its words.
  searched: null,
});

/** The time to look at the plan again has come. */
export const planReviewDue = defineEvent<OwnClockData>('plan.review_due');

export const remindOfPlan = defineJob({ name: 'remind-of-plan', queue: 'triage', on: [planReviewDue] });

export const planClock = defineClock({
  name: 'plan_review',
  scope: 'own',
  pauses: false,
  metByAnswer: false,
  ordersQueue: false,
  warnBefore: null,
  onWarn: null,
  onBreach: planReviewDue,
});

/** To whoever works on the case. */
export const planReviewNotice = defineNotice({
  reason: 'plan_review_due',
  mailKey: 'mail.plan_review_due',
  recipients: (recipients, about) => recipients.workingOn(about),
  isCurrent: null,
  coalesce: 'subject',
});

const savedAction = defineAuditAction('plan.saved');

export const planSaved = defineTimelineEvent('plan_saved', { audit: savedAction.name });
/** What the reporter reads of it is another now. */
export const planShown = defineTimelineEvent('plan_shown');
export const planReviewCame = defineTimelineEvent('plan_review_due');

export const savePlan = defineCaseAction({
  name: 'plan.save',
  permission: 'note.write',
  errors: PlanError,
  judge: (_: unknown, { status }: JudgedCase) => status !== 'closed' || 'PLAN_CASE_CLOSED',
});

/** Everything that the feature adds to what there is. */
export const PLAN_DEFINITIONS = [
  planEntry,
  shownPlanEntry,
  planReviewDue,
  remindOfPlan,
  planClock,
  planReviewNotice,
  savedAction,
  planSaved,
  planShown,
  planReviewCame,
  savePlan,
];
