import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { minute, type StatementPart } from '../../platform/database/index.js';
import { given, paused, resumed, type OpenClock } from './clock-moves.js';
import type { ClockTimes, Passing } from './clock-times.js';
import { CLOCK_KINDS, type ClockKind, type ClockState } from './clock.entity.js';
import { ClockRepository, type ClockRow } from './clock.repository.js';

/**
 * The clocks of cases. Each write returns the earliest deadline that is then open (null: none); who calls it, inside a
 * transaction that holds the case, keeps that on the case. Clocks know nothing of cases.
 *
 * A clock runs, is warned of once and breached once, and ends met or cancelled. What pauses while the reporter's word is
 * awaited is an answer that has a span of minutes (first and next answer) and is not late yet. A promise does not: its moment
 * was said to a person. Nor does what is late, whatever the desk waits for: it stays late until it is met or cancelled.
 */
@Injectable()
export class Clocks {
  constructor(private readonly clocks: ClockRepository) {}

  /** Starts a clock. Where one of this kind is open already, that one stays as it is. */
  open(caseId: string, kind: ClockKind, times: ClockTimes): Promise<Date | null> {
    return this.clocks.insert({ id: randomUUID(), caseId, kind, ...times });
  }

  /** A clock for the statement that writes a new case: started if its part named `after` has a row. */
  part(caseId: string, kind: ClockKind, times: ClockTimes, after: string): StatementPart {
    return this.clocks.inserting({ id: randomUUID(), caseId, kind, ...times }, after);
  }

  /** What the open clocks of these kinds asked for was done, in time or late. */
  meet(caseId: string, kinds: readonly ClockKind[] = CLOCK_KINDS): Promise<Date | null> {
    return this.clocks.end(caseId, kinds, 'met', minute(new Date()));
  }

  /** Nothing is owed any more: ends every open clock of the case. */
  cancel(caseId: string): Promise<Date | null> {
    return this.clocks.end(caseId, null, 'cancelled', minute(new Date()));
  }

  /** In the place of the open clock of this kind, if there is one. */
  async replace(caseId: string, kind: ClockKind, times: ClockTimes): Promise<Date | null> {
    await this.clocks.end(caseId, [kind], 'cancelled', minute(new Date()));
    return this.open(caseId, kind, times);
  }

  /** Lets those that pause stand still. Times are whole minutes, so that up to one may be won or lost by it. */
  pause(caseId: string, passing?: Passing): Promise<Date | null> {
    const now = new Date();
    return this.move(caseId, (clock) => paused(clock, now, passing));
  }

  /** Lets those that stand still go on with what was left of their time. */
  resume(caseId: string, passing?: Passing): Promise<Date | null> {
    const now = new Date();
    return this.move(caseId, (clock) => resumed(clock, now, passing));
  }

  /**
   * Gives those that have a span of minutes another, from their start on. None goes back a state: one that was breached stays
   * so with more time than it had, and one that was warned of is not warned of again.
   *
   * @param minutes - made of the minutes that a clock had
   */
  recompute(caseId: string, minutes: (before: number) => number, passing?: Passing): Promise<Date | null> {
    return this.move(
      caseId,
      (clock) => clock.allowance && given(clock, clock.allowance, minutes(clock.allowance.minutes), passing),
    );
  }

  /** Whether a clock of one of these kinds is open, also one that stands still. */
  async isOpen(caseId: string, kinds: readonly ClockKind[]): Promise<boolean> {
    const due = await Promise.all(kinds.map((kind) => this.clocks.dueOf(caseId, kind)));
    return due.some((one) => one !== null);
  }

  /** By when the reporter was promised an answer that has not come; null where none is promised. */
  promisedBy(caseId: string): Promise<Date | null> {
    return this.clocks.dueOf(caseId, 'promise');
  }

  /** The earliest deadline of a clock that is open and does not stand still, also one that has passed. */
  nextDeadline(caseId: string): Promise<Date | null> {
    return this.clocks.nextDeadline(caseId);
  }

  /** Keeps of the times of a closed case's clocks, all ended, the day alone. */
  truncateToDays(caseId: string): Promise<void> {
    return this.clocks.truncateToDays(caseId);
  }

  /**
   * In the caller's transaction, puts another clock in the place of a breached one: whoever comes second finds it taken.
   * False when the clock is not breached, or not any more.
   */
  follow(clock: { clockId: string; caseId: string }, kind: ClockKind, times: ClockTimes): Promise<boolean> {
    const next = { id: randomUUID(), caseId: clock.caseId, kind, ...times };
    return this.clocks.follow(clock.clockId, next, minute(new Date()));
  }

  /** Every answer that was ever owed in the case, by deadline. */
  listFor(caseId: string): Promise<ClockRow[]> {
    return this.clocks.listFor(caseId);
  }

  /** One clock, or null where it is gone. */
  find(clockId: string): Promise<{ kind: ClockKind; state: ClockState } | null> {
    return this.clocks.find(clockId);
  }

  /** One clock's state, or null where it is gone. */
  async stateOf(clockId: string): Promise<ClockState | null> {
    return (await this.clocks.find(clockId))?.state ?? null;
  }

  private async move(caseId: string, change: (clock: OpenClock) => OpenClock | null): Promise<Date | null> {
    for (const clock of await this.clocks.lockOpen(caseId)) {
      const changed = change(clock);
      if (changed) await this.clocks.move(changed);
    }
    return this.clocks.nextDeadline(caseId);
  }
}
