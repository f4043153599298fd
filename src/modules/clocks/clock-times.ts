const MINUTE = 60_000;
const WARNED_SHARE = 0.2;
const LEAST_WARNING = 3 * MINUTE;

export interface ClockTimes {
  warnAt: Date;
  dueAt: Date;
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
  const span = minutes * MINUTE;
  const warning = Math.min(span, Math.max(LEAST_WARNING, Math.round(span * WARNED_SHARE)));
  return { warnAt: passing(start, span - warning), dueAt: passing(start, span) };
}
