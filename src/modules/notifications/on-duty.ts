import { Injectable } from '@nestjs/common';
import { MailCircuits } from '../../platform/mail/index.js';
import type { CaseSummary } from '../cases/index.js';
import { Duty } from '../duty/index.js';
import { StaffDirectory } from '../staff/index.js';
import { Audience } from './audience.js';
import type { NotificationReason } from './notification.entity.js';

/** The reasons for which somebody is told that a case is there to be opened. */
export const CALLS = [
  'case_received',
  'nobody_on_duty',
  'case_unopened',
] as const satisfies NotificationReason[];

export interface Call {
  staffIds: readonly string[];
  reason: (typeof CALLS)[number];
}

/** Whom of a desk a case is told, by who is on duty; never who is kept out of it. */
@Injectable()
export class OnDuty {
  constructor(
    private readonly audience: Audience,
    private readonly duty: Duty,
    private readonly staff: StaffDirectory,
    private readonly circuits: MailCircuits,
  ) {}

  /**
   * Of a new case: those on duty who are told first, with the coordinators when it is of urgency 1 and the desk is closed, and
   * when mail reaches none of the others; the coordinators alone when nobody is on duty.
   */
  async first(found: CaseSummary, at: Date): Promise<Call> {
    const fit = await this.audience.everyone(found);
    const { staffIds, reached } = await this.step(found, fit, at);
    if (staffIds.length === 0) {
      return { staffIds: await this.leading(found, fit), reason: 'nobody_on_duty' };
    }
    const asleep = found.urgency === 1 && !(await this.duty.state(found.deskId, at)).open;
    const leading = asleep || !reached ? await this.leading(found, fit) : [];
    return { staffIds: [...new Set([...staffIds, ...leading])], reason: 'case_received' };
  }

  /**
   * Of a case that nobody opened: the first of those on duty who were not told, last the coordinators. `later`: when somebody
   * else comes on duty, once there is nobody else now; null where none will.
   */
  async next(
    found: CaseSummary,
    told: readonly string[],
    at: Date,
  ): Promise<
    { staffIds: readonly string[]; last: false } | { staffIds: string[]; last: true; later: Date | null }
  > {
    const untold = (await this.audience.everyone(found)).filter((id) => !told.includes(id));
    const { staffIds } = await this.step(found, untold, at);
    if (staffIds.length > 0) return { staffIds, last: false };
    const leading = await this.leading(found, untold);
    const others = untold.filter((id) => !leading.includes(id));
    return { staffIds: leading, last: true, later: await this.duty.comesOn(found.deskId, others, at) };
  }

  /** The first step with any of these people on it, and the steps after it up to one with somebody whom mail reaches. */
  private async step(
    { deskId }: CaseSummary,
    staffIds: readonly string[],
    at: Date,
  ): Promise<{ staffIds: string[]; reached: boolean }> {
    const unreached = await this.circuits.unreached(staffIds);
    const told: string[] = [];
    let step = await this.duty.firstFor(deskId, at);
    while (step) {
      const on = step.staffIds.filter((id) => staffIds.includes(id) && !told.includes(id));
      told.push(...on);
      if (on.some((id) => !unreached.has(id))) return { staffIds: told, reached: true };
      step = await this.duty.nextAfter(deskId, at, step.step);
    }
    return { staffIds: told, reached: false };
  }

  private async leading({ deskId }: CaseSummary, staffIds: readonly string[]): Promise<string[]> {
    const coordinators = await this.staff.coordinatorsOf(deskId);
    return coordinators.map(({ id }) => id).filter((id) => staffIds.includes(id));
  }
}
