import { Injectable } from '@nestjs/common';
import { ShortCache } from '../../platform/cache/index.js';
import { Config } from '../../platform/config/index.js';
import {
  clockTimes,
  fixedTimes,
  type BusinessTime,
  type ClockDefinition,
  type ClockTimes,
} from '../clocks/index.js';
import { DeskError, Desks, type ReportTraits } from '../desks/index.js';
import { CASE_KINDS } from '../vocabulary/index.js';
import { currentRun, type DutyRun } from './current-run.js';
import { comesOn, ladder, UNPLANNED, type DutyPlan, type DutyStep } from './duty-ladder.js';
import { addOpenMinutes, isOpen, nextOpening, type Schedule } from './duty-times.js';
import { DutyRepository, type PlanRow } from './duty.repository.js';
import { MINUTE } from './zone-time.js';

/** Open now, or closed until a moment; `until` is null for a desk that never opens again as it is set up. */
export type DeskState = { open: true } | { open: false; until: Date | null };

/** A desk is closed before an answer is due: times are best said by the clock of its zone (IANA). */
export interface ClosedHours {
  zone: string;
  closedNow: boolean;
}

/** How long the plan and people of a desk may be kept for new reports. */
const KEPT_MS = 1_000;

/** An answer that is owed from a time on, in a case of this urgency (1 to 4), within so many minutes. */
interface Owed {
  urgency: number;
  from: Date;
  minutes: number;
}

interface DeskDuty {
  plan: DutyPlan;
  memberIds: readonly string[];
}

/** Who of a desk is told of a case, and when the desk works. */
@Injectable()
export class Duty {
  private readonly recent = new ShortCache<DeskDuty>(KEPT_MS);

  constructor(
    private readonly plans: DutyRepository,
    private readonly desks: Desks,
    private readonly config: Config,
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
    const { plan, memberIds } = await this.dutyOf(deskId);
    return ladder(plan, memberIds, at).find((one) => one.step > step) ?? null;
  }

  /** Whether the desk is open at a time, and when it opens if not. */
  async state(deskId: string, at: Date): Promise<DeskState> {
    const { schedule } = await this.planOf(deskId);
    return isOpen(schedule, at) ? { open: true } : { open: false, until: nextOpening(schedule, at) };
  }

  /**
   * The times of a clock for an answer that is owed from a time on in a case of this urgency (1 to 4), within the minutes of its
   * urgency or those given. It stands still while the desk is closed; that of urgency 1 never does.
   */
  async answerTimes(
    clock: ClockDefinition,
    deskId: string,
    urgency: number,
    from: Date,
    minutes = minutesOf(this.config.firstAnswerMinutes, urgency),
  ): Promise<ClockTimes> {
    return answerBy(clock, await this.planOf(deskId), { urgency, from, minutes });
  }

  /** Business time of a desk in cases of this urgency (1 to 4): as `answerTimes` counts it. */
  async businessTime(deskId: string, urgency: number): Promise<BusinessTime> {
    return businessTime((await this.planOf(deskId)).schedule, urgency);
  }

  /**
   * The times of a clock for the opening of a case that is told of at a time; when it is due the next on duty are told. With
   * nobody on duty it is due when the next person comes.
   */
  async openingTimes(
    clock: ClockDefinition,
    deskId: string,
    urgency: number,
    from: Date,
  ): Promise<ClockTimes> {
    return this.openingBy(clock, await this.dutyOf(deskId), urgency, from);
  }

  /**
   * `answerTimes` and `openingTimes` of a new report, by the plan and the people of its desk as they were a second ago at the
   * latest.
   */
  async reportTimes(
    clocks: { answer: ClockDefinition; opening: ClockDefinition },
    deskId: string,
    owed: Owed,
  ): Promise<{ answer: ClockTimes; opening: ClockTimes }> {
    const duty = await this.recent.get(deskId, () => this.dutyOf(deskId));
    return {
      answer: answerBy(clocks.answer, duty.plan, owed),
      opening: this.openingBy(clocks.opening, duty, owed.urgency, owed.from),
    };
  }

  /** To be called when a plan was changed. */
  forget(): void {
    this.recent.clear();
  }

  /**
   * The hours that an answer waits for which is due at a time in a case of this urgency: those of a desk that is closed on the
   * way. Null when it is open throughout, or the clock of the answer never stands still.
   */
  async closedHours(deskId: string, urgency: number, dueAt: Date, now: Date): Promise<ClosedHours | null> {
    const { schedule } = await this.planOf(deskId);
    const span = dueAt.getTime() - now.getTime();
    if (urgency === 1 || schedule.alwaysOpen || span <= 0) return null;
    const without = addOpenMinutes(schedule, now, span / MINUTE);
    if (without?.getTime() === dueAt.getTime()) return null;
    return { zone: schedule.zone, closedNow: !isOpen(schedule, now) };
  }

  /**
   * The longest that a report from this country (ISO 3166-1 or null), in this language and of whichever kind, waits for its first
   * answer if it is sent at a time, in minutes. Where no desk takes it, as the setting has it.
   */
  async longestAnswer(country: string | null, language: string, at: Date): Promise<number> {
    const waits: number[] = [];
    for (const kind of CASE_KINDS) waits.push(await this.longestOf(country, { language, kind }, at));
    return Math.max(...waits);
  }

  private async longestOf(country: string | null, more: ReportTraits, at: Date): Promise<number> {
    const last = this.config.firstAnswerMinutes.length;
    try {
      const { id } = await this.desks.recentIntakeDesk(country, more);
      const { plan } = await this.recent.get(id, () => this.dutyOf(id));
      const time = businessTime(plan.schedule, last);
      const dueAt = time(at, minutesOf(this.config.firstAnswerMinutes, last) * MINUTE);
      return (dueAt.getTime() - at.getTime()) / MINUTE;
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      return minutesOf(this.config.firstAnswerMinutes, last);
    }
  }

  /** The next moment after a time at which one of these people of a desk comes on duty; null where none will. */
  async comesOn(deskId: string, staffIds: readonly string[], at: Date): Promise<Date | null> {
    return comesOn(await this.planOf(deskId), staffIds, at);
  }

  /**
   * The run of duty that a person is in at a time, by their shifts on these desks; null: they are on none, or nobody set any. It
   * begins a day before the time at the earliest and ends a day after it at the latest.
   */
  async runOf(staffId: string, deskIds: readonly string[], at: Date): Promise<DutyRun | null> {
    const plans = await Promise.all(deskIds.map((id) => this.planOf(id)));
    const own = plans.map(({ schedule, shifts }) => ({
      schedule,
      shifts: shifts.filter((shift) => shift.staffId === staffId),
    }));
    return currentRun(own, at);
  }

  private openingBy(
    clock: ClockDefinition,
    { plan, memberIds }: DeskDuty,
    urgency: number,
    from: Date,
  ): ClockTimes {
    const comes = ladder(plan, memberIds, from).length === 0 ? comesOn(plan, memberIds, from) : null;
    const span = minutesOf(this.config.nextPersonMinutes, urgency) * MINUTE;
    return fixedTimes(clock, from, comes ?? businessTime(plan.schedule, urgency)(from, span));
  }

  private async dutyOf(deskId: string): Promise<DeskDuty> {
    const [plan, memberIds] = await Promise.all([this.planOf(deskId), this.memberIds(deskId)]);
    return { plan, memberIds };
  }

  private async memberIds(deskId: string): Promise<string[]> {
    return (await this.desks.holders(deskId)).map(({ staffId }) => staffId);
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

function answerBy(
  clock: ClockDefinition,
  { schedule }: DutyPlan,
  { urgency, from, minutes }: Owed,
): ClockTimes {
  return clockTimes(clock, from, minutes, businessTime(schedule, urgency));
}

/** Business time passes while the desk is open, or always for urgency 1 and for a desk that never opens. */
function businessTime(schedule: Schedule, urgency: number): BusinessTime {
  return (start, span) =>
    (urgency > 1 ? addOpenMinutes(schedule, start, span / MINUTE) : null) ?? new Date(start.getTime() + span);
}

/** One of the four numbers of a setting. */
function minutesOf(byUrgency: readonly number[], urgency: number): number {
  const minutes = byUrgency[urgency - 1];
  if (minutes === undefined) throw new RangeError('There are urgencies 1 to 4.');
  return minutes;
}
