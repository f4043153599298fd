import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { stableUuid } from '../../platform/ids/index.js';
import { CaseAccess, CaseWrite } from '../cases/index.js';
import { Clocks, fixedTimes } from '../clocks/index.js';
import { contentOf, Entries, type Entry, type OpenCase } from '../entries/index.js';
import type { StaffSession } from '../staff/index.js';
import {
  planClock,
  type PlanContent,
  planEntry,
  PlanError,
  planSaved,
  planShown,
  savePlan,
  shownPlanEntry,
} from './plan.definitions.js';
import { isEmpty, shownOf, shownPlanIn } from './shown-plan.js';

const MINUTE = 60_000;
const LATEST = 366 * 24 * 60 * MINUTE;

/** The plan with the id of the entry that holds it; null: there is none yet. */
export type KeptPlan = (PlanContent & { id: string; by: string | null; at: Date }) | null;

/** A case has one plan, so its id gives the subject of the clock. */
const subjectOf = (caseId: string): string => stableUuid('plan', caseId);

/**
 * The plan of the person a case is about. The newest entry of its kind is how it stands. What staff mark as shown is sealed once
 * more, for the reporter; the rest is under no key that they have.
 */
@Injectable()
export class Plans {
  constructor(
    private readonly access: CaseAccess,
    private readonly write: CaseWrite,
    private readonly entries: Entries,
    private readonly clocks: Clocks,
    private readonly clock: DatabaseClock,
  ) {}

  /** @throws CASE_NOT_FOUND, ENTRIES_TAMPERED */
  async read(session: StaffSession, caseId: string): Promise<KeptPlan> {
    const { open } = await this.access.require(session, caseId);
    return planIn(await this.entries.read(open));
  }

  /**
   * Saves the plan as a whole. Saving what is so already changes nothing.
   *
   * @param seen - the id of the plan that the caller saw; null: none
   * @throws CASE_NOT_FOUND, PLAN_CASE_CLOSED, PLAN_CHANGED, PLAN_REVIEW_TOO_SOON, PLAN_REVIEW_TOO_LATE
   */
  async save(
    session: StaffSession,
    caseId: string,
    plan: PlanContent,
    seen: string | null,
  ): Promise<KeptPlan> {
    await this.write.change(session, caseId, savePlan.name, async (locked, change, open) => {
      const entries = await this.entries.read(open);
      const before = planIn(entries);
      if (before && isSame(before, plan)) return;
      if ((before?.id ?? null) !== seen) throw new PlanError('PLAN_CHANGED');
      if ((before?.reviewAt ?? null) !== plan.reviewAt) await this.setReview(locked.id, plan.reviewAt);
      await this.append(session, open, planEntry, plan);
      change.record(planSaved({}));
      const shown = shownOf(plan);
      const wasShown = shownPlanIn(entries);
      if (wasShown ? isSame(wasShown, shown) : isEmpty(shown)) return;
      await this.append(session, open, shownPlanEntry, shown);
      change.record(planShown({}));
    });
    return this.read(session, caseId);
  }

  private async setReview(caseId: string, reviewAt: string | null): Promise<void> {
    const subject = subjectOf(caseId);
    if (reviewAt === null) {
      await this.clocks.cancel(caseId, planClock, subject);
      return;
    }
    const dueAt = new Date(reviewAt);
    const now = minute(await this.clock.read());
    const span = dueAt.getTime() - now.getTime();
    if (!(span >= MINUTE)) throw new PlanError('PLAN_REVIEW_TOO_SOON');
    if (span > LATEST) throw new PlanError('PLAN_REVIEW_TOO_LATE');
    await this.clocks.replace(caseId, planClock, fixedTimes(planClock, now, dueAt), subject);
  }

  private async append(
    session: StaffSession,
    open: OpenCase,
    kind: typeof planEntry | typeof shownPlanEntry,
    value: object,
  ): Promise<void> {
    const author = { type: 'staff', staffId: session.staffId, keys: session.keys } as const;
    await this.entries.append<object>(open, { id: randomUUID(), kind, author, value });
  }
}

function planIn(entries: readonly Entry[]): KeptPlan {
  const last = entries.findLast(({ kind }) => kind === planEntry.name);
  const content = last ? contentOf(last, planEntry) : null;
  return last && content ? { ...content, id: last.id, by: last.authorId, at: last.createdAt } : null;
}

/** Whether the fields of the second are so in the first. */
function isSame<T extends object>(one: T, other: T): boolean {
  const names = Object.keys(other) as (keyof T)[];
  return names.every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]));
}
