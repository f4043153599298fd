import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { minute } from '../../platform/database/index.js';
import type { ClockTimes } from './clock-times.js';
import { CLOCK_KINDS, type ClockKind, type ClockState } from './clock.entity.js';
import { ClockRepository, type ClockRow } from './clock.repository.js';

/**
 * The clocks of cases. Each write returns the earliest deadline that is then open (null: none); who calls it, inside a
 * transaction, keeps that on the case. Clocks know nothing of cases.
 */
@Injectable()
export class Clocks {
  constructor(private readonly clocks: ClockRepository) {}

  /** Starts a clock. Where one of this kind is open already, that one stays as it is. */
  open(caseId: string, kind: ClockKind, times: ClockTimes): Promise<Date | null> {
    return this.clocks.insert({ id: randomUUID(), caseId, kind, ...times });
  }

  /** What the open clocks of these kinds asked for was done, in time or late. */
  meet(caseId: string, kinds: readonly ClockKind[] = CLOCK_KINDS): Promise<Date | null> {
    return this.clocks.end(caseId, kinds, 'met', minute(new Date()));
  }

  /** Nothing is owed any more: ends every open clock of the case. */
  cancel(caseId: string): Promise<Date | null> {
    return this.clocks.end(caseId, null, 'cancelled', minute(new Date()));
  }

  /** The earliest deadline of an open clock, also one that has passed. */
  nextDeadline(caseId: string): Promise<Date | null> {
    return this.clocks.nextDeadline(caseId);
  }

  /** Keeps of the times of a closed case's clocks, all ended, the day alone. */
  keepDaysOnly(caseId: string): Promise<void> {
    return this.clocks.keepDaysOnly(caseId);
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

  /** One clock's state, or null where it is gone. */
  stateOf(clockId: string): Promise<ClockState | null> {
    return this.clocks.stateOf(clockId);
  }
}
