import { Injectable } from '@nestjs/common';
import { Desks } from '../staff/index.js';
import { ladder, UNPLANNED, type DutyPlan, type DutyStep } from './duty-ladder.js';
import { isOpen, nextOpening } from './duty-times.js';
import { DutyRepository, type PlanRow } from './duty.repository.js';

/** Open now, or closed until a moment; `until` is null for a desk that never opens again as it is set up. */
export type DeskState = { open: true } | { open: false; until: Date | null };

/** Who of a desk is told of a case, and when the desk works. */
@Injectable()
export class Duty {
  constructor(
    private readonly plans: DutyRepository,
    private readonly desks: Desks,
  ) {}

  /**
   * Those on duty at a time who are told first: of step 1, or of the first step after it that has anybody. Null: nobody of
   * the desk is on duty. While nothing is set for a desk, everyone of it is.
   */
  firstFor(deskId: string, at: Date): Promise<DutyStep | null> {
    return this.nextAfter(deskId, at, 0);
  }

  /** Those on duty at a time on the first step after this one that has anybody; null where there is none. */
  async nextAfter(deskId: string, at: Date, step: number): Promise<DutyStep | null> {
    const [plan, members] = await Promise.all([this.planOf(deskId), this.desks.members(deskId)]);
    const memberIds = members.map(({ staffId }) => staffId);
    return ladder(plan, memberIds, at).find((one) => one.step > step) ?? null;
  }

  /** Whether the desk is open at a time, and when it opens if not. */
  async state(deskId: string, at: Date): Promise<DeskState> {
    const { schedule } = await this.planOf(deskId);
    return isOpen(schedule, at) ? { open: true } : { open: false, until: nextOpening(schedule, at) };
  }

  private async planOf(deskId: string): Promise<DutyPlan> {
    const row = await this.plans.find(deskId);
    return row ? planOf(row) : UNPLANNED;
  }
}

/** A kept plan as the rules of time read it. */
export function planOf({ zone, alwaysOpen, hours, holidays, shifts }: PlanRow): DutyPlan {
  return { schedule: { zone, alwaysOpen, hours, holidays: new Set(holidays) }, shifts };
}
