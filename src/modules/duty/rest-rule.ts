import { timesOf, type Schedule, type Span } from './duty-times.js';
import { DAY, MINUTE } from './zone-time.js';

const HOUR = 60 * MINUTE;
/** The most that a person is on duty without rest. */
export const LONGEST_RUN = 10 * HOUR;
/** The least that a person rests between two runs of duty. */
export const SHORTEST_REST = 11 * HOUR;
/** Less than this between two shifts is a break within one run of duty. */
export const LONGEST_BREAK = 2 * HOUR;
/** A plan is of weeks that repeat: a year of them has every change of the clocks. */
const HORIZON = 366 * DAY;

/** Some shifts of one person by one schedule, each with what the caller knows it by. */
export interface PersonShifts<Key> {
  schedule: Schedule;
  shifts: readonly (Span & { key: Key })[];
}

/** A shift that makes too much: with it a run of duty is too long, or it begins too soon after the one before. */
export interface RestFault<Key> {
  key: Key;
  kind: 'long_run' | 'short_rest';
  /** The first time that it happens. */
  at: Date;
}

interface Period<Key> {
  from: number;
  to: number;
  key: Key;
}

/**
 * The shifts of one person that the rule of rest refuses, each once for a kind: more than 10 hours of duty without 11 hours of
 * rest in between, or less than 11 hours from one run of duty to the next. Breaks of less than 2 hours belong to a run and do not
 * count as duty. Times are real ones: an hour that comes twice counts twice, and one that is skipped is no rest.
 *
 * @param given - all that the person has, of every desk
 * @param from - the year that begins then is looked at
 */
export function restFaults<Key>(given: readonly PersonShifts<Key>[], from: Date): RestFault<Key>[] {
  const faults = new Map<string, RestFault<Key>>();
  const keys: Key[] = [];
  const note = ({ key }: Period<Key>, kind: RestFault<Key>['kind'], at: number): void => {
    if (!keys.includes(key)) keys.push(key);
    const name = `${kind} ${keys.indexOf(key)}`;
    if (!faults.has(name)) faults.set(name, { key, kind, at: new Date(at) });
  };
  let end = -Infinity;
  let worked = 0;
  for (const period of periodsOf(given, from)) {
    const gap = period.from - end;
    if (gap >= SHORTEST_REST) worked = 0;
    else if (gap >= LONGEST_BREAK) {
      note(period, 'short_rest', period.from);
      worked = 0;
    }
    const fresh = Math.max(0, period.to - Math.max(period.from, end));
    if (worked <= LONGEST_RUN && worked + fresh > LONGEST_RUN)
      note(period, 'long_run', period.to - (worked + fresh - LONGEST_RUN));
    worked += fresh;
    end = Math.max(end, period.to);
  }
  return [...faults.values()];
}

/** What the shifts cover in the year, in order of their beginning; some may lie over others. */
function periodsOf<Key>(given: readonly PersonShifts<Key>[], from: Date): Period<Key>[] {
  const until = from.getTime() + HORIZON;
  const periods = given.flatMap(({ schedule, shifts }) =>
    shifts.flatMap(({ key, ...span }) =>
      [...timesOf(schedule, [span], from, new Date(until))].map((time) => ({ ...time, key })),
    ),
  );
  return periods.sort((a, b) => a.from - b.from || a.to - b.to);
}
