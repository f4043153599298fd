import { minute } from '../../platform/database/index.js';
import type { ClockDefinition } from './clock.definition.js';
import { secondsUntil, timesOf, type Allowance, type BusinessTime } from './clock-times.js';

/** A clock that has not ended, as far as moves read or change it. */
export interface OpenClock {
  id: string;
  kind: string;
  state: 'running' | 'warned' | 'breached' | 'paused';
  warnAt: Date;
  dueAt: Date;
  /** Null for a clock with a fixed deadline. */
  allowance: Allowance | null;
  /** The state that a paused clock goes back to; null for any other. */
  pausedAs: 'running' | 'warned' | null;
}

type Warned = Pick<ClockDefinition, 'warnBefore'>;

/**
 * Pauses a clock with what is left of its time. Returns null where it cannot pause: its deadline is fixed, it is paused
 * already, or its time is over, whether the sweep has marked it so yet or not.
 */
export function paused(clock: OpenClock, now: Date, time?: BusinessTime): OpenClock | null {
  const { state, dueAt, allowance } = clock;
  if (!allowance || (state !== 'running' && state !== 'warned') || dueAt <= now) return null;
  const leftSeconds = secondsUntil(minute(now), dueAt, time);
  return { ...clock, state: 'paused', pausedAs: state, allowance: { ...allowance, leftSeconds } };
}

/**
 * Resumes a paused clock with what was left; one that was warned of before is not warned of again. Returns null where it was
 * not paused.
 */
export function resumed(
  clock: OpenClock,
  definition: Warned,
  now: Date,
  time?: BusinessTime,
): OpenClock | null {
  if (!clock.allowance || clock.pausedAs === null) return null;
  const allowance = { ...clock.allowance, startedAt: minute(now) };
  const { warnAt, dueAt } = timesOf(definition, allowance, time);
  return { ...clock, state: clock.pausedAs, pausedAs: null, warnAt, dueAt, allowance };
}

/**
 * Gives a clock another number of minutes from its start, in place of those of its allowance. Its state stays: a warning or
 * breach that was announced stays announced, and the sweep sees whether the new times have come. Returns null for a clock with
 * a fixed deadline.
 *
 * @param minutes - makes the new number of the old
 */
export function given(
  clock: OpenClock,
  definition: Warned,
  minutes: (before: number) => number,
  time?: BusinessTime,
): OpenClock | null {
  if (!clock.allowance) return null;
  const had = clock.allowance;
  const now = minutes(had.minutes);
  const allowance = { ...had, minutes: now, leftSeconds: had.leftSeconds + (now - had.minutes) * 60 };
  if (clock.state === 'paused') return { ...clock, allowance };
  const { warnAt, dueAt } = timesOf(definition, allowance, time);
  return { ...clock, warnAt, dueAt, allowance };
}
