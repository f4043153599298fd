import { contentOf, type Entry } from '../entries/index.js';
import { type PlanContent, type ShownPlanContent, shownPlanEntry } from './plan.definitions.js';

/** What of a plan is marked for the reporter. Pure. */
export function shownOf({
  goals,
  steps,
  reviewAt,
  reviewShown,
  end,
  endShown,
}: PlanContent): ShownPlanContent {
  return {
    goals: goals.filter(({ shown }) => shown).map(({ text }) => text),
    steps: steps.filter(({ shown }) => shown).map(({ text, done }) => ({ text, done })),
    reviewAt: reviewShown ? reviewAt : null,
    end: endShown ? end : null,
  };
}

/** What the reporter reads of the plan, by the newest of these entries; null: nothing. */
export function shownPlanIn(entries: readonly Entry[]): ShownPlanContent | null {
  const last = entries.findLast(({ kind }) => kind === shownPlanEntry.name);
  const plan = last ? contentOf(last, shownPlanEntry) : null;
  return plan && !isEmpty(plan) ? plan : null;
}

export function isEmpty({ goals, steps, reviewAt, end }: ShownPlanContent): boolean {
  return goals.length === 0 && steps.length === 0 && reviewAt === null && end === null;
}
