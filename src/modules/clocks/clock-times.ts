import type { Config } from '../../platform/config/index.js';

const MINUTE = 60_000;
const WARNED_SHARE = 0.2;
const LEAST_WARNING = 3 * MINUTE;

export interface ClockTimes {
  warnAt: Date;
  dueAt: Date;
}

/**
 * The times of a clock of so many minutes that starts now: due when they are over, warned of when a fifth of them is left, but
 * at least three minutes before, and never before the start. Both lie on a whole millisecond.
 */
export function clockTimes(start: Date, minutes: number): ClockTimes {
  const span = minutes * MINUTE;
  const warning = Math.min(span, Math.max(LEAST_WARNING, Math.round(span * WARNED_SHARE)));
  const due = start.getTime() + span;
  return { warnAt: new Date(due - warning), dueAt: new Date(due) };
}

/** Minutes until an answer is due, by urgency (1 to 4): the configuration holds one number for each. */
export function answerMinutes(urgency: number, config: Pick<Config, 'firstAnswerMinutes'>): number {
  const minutes = config.firstAnswerMinutes[urgency - 1];
  if (minutes === undefined) throw new RangeError('FIRST_ANSWER_MINUTES lacks an urgency');
  return minutes;
}
