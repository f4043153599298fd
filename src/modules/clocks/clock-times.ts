import type { ClockDefinition } from './clock.definition.js';

const SECOND = 1_000;
const MINUTE = 60_000;

/** The time that a clock may take: `leftSeconds` of its `minutes` were left at `startedAt`, when it started or last resumed. */
export interface Allowance {
  startedAt: Date;
  minutes: number;
  /** Below 0 where a change of urgency took away more than was left. */
  leftSeconds: number;
}

export interface ClockTimes {
  warnAt: Date;
  dueAt: Date;
  /** Left out for a clock with a fixed deadline: it never stands still, and no urgency moves it. */
  allowance?: Allowance;
}

/** What the times of a clock are made of besides its minutes. */
type Warned = Pick<ClockDefinition, 'warnBefore'>;

/** Adds `span` ms of business time to `start`. */
export type BusinessTime = (start: Date, span: number) => Date;

const always: BusinessTime = (start, span) => new Date(start.getTime() + span);

/**
 * The times of a clock that starts with so many minutes: due when they are over, and warned of as its definition says, though
 * never before the start. Without a warning `warnAt` is `dueAt`. Both lie on a whole millisecond.
 *
 * @param time - business time; left out: day and night
 */
export function clockTimes(
  clock: Warned,
  start: Date,
  minutes: number,
  time: BusinessTime = always,
): ClockTimes {
  return timesOf(clock, { startedAt: start, minutes, leftSeconds: minutes * 60 }, time);
}

/** The times of a clock that resumes: it warns as long before its end as if it had never stood still. */
export function timesOf(clock: Warned, allowance: Allowance, time: BusinessTime = always): ClockTimes {
  const { startedAt, minutes, leftSeconds } = allowance;
  const span = Math.max(0, leftSeconds * SECOND);
  const warned = Math.max(0, span - warningOf(clock, minutes * MINUTE));
  return { warnAt: time(startedAt, warned), dueAt: time(startedAt, span), allowance };
}

/** The times of a clock with a fixed deadline. */
export function fixedTimes(clock: Warned, start: Date, dueAt: Date): ClockTimes {
  const warning = warningOf(clock, dueAt.getTime() - start.getTime());
  const earliest = Math.min(start.getTime(), dueAt.getTime());
  return { warnAt: new Date(Math.max(earliest, dueAt.getTime() - warning)), dueAt };
}

/** How many whole seconds of business time bring `from` to `to` or past it; 0 when `to` is not later. */
export function secondsUntil(from: Date, to: Date, time: BusinessTime = always): number {
  let fewest = 0;
  let most = Math.max(0, Math.ceil((to.getTime() - from.getTime()) / SECOND));
  while (fewest < most) {
    const middle = Math.floor((fewest + most) / 2);
    if (time(from, middle * SECOND) >= to) most = middle;
    else fewest = middle + 1;
  }
  return most;
}

/** Milliseconds before the deadline of a clock with this whole span (ms). */
function warningOf({ warnBefore }: Warned, span: number): number {
  if (!warnBefore) return 0;
  return Math.max(warnBefore.leastMinutes * MINUTE, Math.round(span * warnBefore.share));
}
