const SECOND = 1_000;
const MINUTE = 60_000;
const WARNED_SHARE = 0.2;
const LEAST_WARNING = 3 * MINUTE;

/** The time that a clock may take: `leftSeconds` of its `minutes` were left at `startedAt`, when it started or last went on. */
export interface Allowance {
  startedAt: Date;
  minutes: number;
  /** Below 0 where a change of urgency took away more than was left. */
  leftSeconds: number;
}

export interface ClockTimes {
  warnAt: Date;
  dueAt: Date;
  /** Left out for a clock that is due at a fixed moment: it never stands still, and no urgency moves it. */
  allowance?: Allowance;
}

/** The moment at which so many milliseconds have passed since a start. */
export type Passing = (start: Date, span: number) => Date;

const always: Passing = (start, span) => new Date(start.getTime() + span);

/**
 * The times of a clock of so many minutes that starts now: due when they are over, warned of when a fifth of them is left, but
 * at least three minutes before, and never before the start. Both lie on a whole millisecond.
 *
 * @param passing - for a clock that stands still at times
 */
export function clockTimes(start: Date, minutes: number, passing: Passing = always): ClockTimes {
  return timesOf({ startedAt: start, minutes, leftSeconds: minutes * 60 }, passing);
}

/** The same of a clock that goes on: warned of as long before its end as if it had never stood still. */
export function timesOf(allowance: Allowance, passing: Passing = always): ClockTimes {
  const { startedAt, minutes, leftSeconds } = allowance;
  const span = Math.max(0, leftSeconds * SECOND);
  const warned = Math.max(0, span - warningOf(minutes * MINUTE));
  return { warnAt: passing(startedAt, warned), dueAt: passing(startedAt, span), allowance };
}

/** The times of a clock that is due at a moment that was said to somebody. */
export function fixedTimes(start: Date, dueAt: Date): ClockTimes {
  const warning = warningOf(dueAt.getTime() - start.getTime());
  return { warnAt: new Date(Math.max(start.getTime(), dueAt.getTime() - warning)), dueAt };
}

/** How many whole seconds have to pass from one moment to be at another, or past it; 0 when it is no later. */
export function secondsUntil(from: Date, to: Date, passing: Passing = always): number {
  let fewest = 0;
  let most = Math.max(0, Math.ceil((to.getTime() - from.getTime()) / SECOND));
  while (fewest < most) {
    const middle = Math.floor((fewest + most) / 2);
    if (passing(from, middle * SECOND) >= to) most = middle;
    else fewest = middle + 1;
  }
  return most;
}

function warningOf(span: number): number {
  return Math.max(LEAST_WARNING, Math.round(span * WARNED_SHARE));
}
