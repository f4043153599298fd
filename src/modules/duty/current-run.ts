import { timesOf, type Schedule, type Span } from './duty-times.js';
import { LONGEST_BREAK } from './rest-rule.js';
import { DAY } from './zone-time.js';

/** A time of duty without a real rest, in which one counts what somebody went through. */
export interface DutyRun {
  from: Date;
  until: Date;
}

/**
 * The run of duty that a person is in at a time, by their shifts on all desks: shifts with breaks of less than 2 hours between
 * them are one. It begins a day before the time at the earliest and ends a day after it at the latest. Null: they are on none.
 */
export function currentRun(
  given: readonly { schedule: Schedule; shifts: readonly Span[] }[],
  at: Date,
): DutyRun | null {
  const now = at.getTime();
  const periods = given
    .flatMap(({ schedule, shifts }) =>
      // Each for itself: two that lie over one another are of one run all the same.
      shifts.flatMap((span) => [...timesOf(schedule, [span], new Date(now - DAY), new Date(now + DAY))]),
    )
    .sort((a, b) => a.from - b.from || a.to - b.to);
  let run: { from: number; to: number } | null = null;
  for (const { from, to } of periods) {
    if (run && from - run.to < LONGEST_BREAK) run.to = Math.max(run.to, to);
    else if (run && run.from <= now && now < run.to) break;
    else run = { from, to };
  }
  return run && run.from <= now && now < run.to
    ? { from: new Date(run.from), until: new Date(run.to) }
    : null;
}
