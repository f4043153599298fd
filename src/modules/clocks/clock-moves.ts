import { minute } from '../../platform/database/index.js';
import { secondsUntil, timesOf, type Allowance, type Passing } from './clock-times.js';

/** A clock that has not ended, as far as moves change it. */
export interface OpenClock {
  id: string;
  state: 'running' | 'warned' | 'breached' | 'paused';
  warnAt: Date;
  dueAt: Date;
  /** Null for a clock of a fixed moment. */
  allowance: Allowance | null;
  /** The state that a paused clock goes back to; null for any other. */
  pausedAs: 'running' | 'warned' | null;
}

/**
 * The clock standing still, with what is left of its time. Null where it does not pause: it is due at a fixed moment, it is
 * paused already, or its time is over, whether the sweep has said so yet or not.
 */
export function paused(clock: OpenClock, now: Date, passing?: Passing): OpenClock | null {
  const { state, dueAt, allowance } = clock;
  if (!allowance || (state !== 'running' && state !== 'warned') || dueAt <= now) return null;
  const leftSeconds = secondsUntil(minute(now), dueAt, passing);
  return { ...clock, state: 'paused', pausedAs: state, allowance: { ...allowance, leftSeconds } };
}

/** The clock going on with what was left; one that was warned of before is not warned of again. Null where it was not paused. */
export function resumed(clock: OpenClock, now: Date, passing?: Passing): OpenClock | null {
  if (!clock.allowance || clock.pausedAs === null) return null;
  const allowance = { ...clock.allowance, startedAt: minute(now) };
  const { warnAt, dueAt } = timesOf(allowance, passing);
  return { ...clock, state: clock.pausedAs, pausedAs: null, warnAt, dueAt, allowance };
}

/**
 * The clock as if it had had so many minutes from its start, and not those of its allowance. Its state stays: what was said of
 * it was said, and whether the new times have come is for the sweep to see.
 */
export function given(clock: OpenClock, had: Allowance, minutes: number, passing?: Passing): OpenClock {
  const leftSeconds = had.leftSeconds + (minutes - had.minutes) * 60;
  const allowance = { ...had, minutes, leftSeconds };
  if (clock.state === 'paused') return { ...clock, allowance };
  const { warnAt, dueAt } = timesOf(allowance, passing);
  return { ...clock, warnAt, dueAt, allowance };
}
