import { dayText } from '../../platform/text/index.js';
import { DAY, MINUTE, offsetAt, offsetPeriods } from './zone-time.js';

/**
 * Some time of one day of the week (1 Monday to 7 Sunday), by the clock of the desk's zone, from one minute of the day to
 * another (0 to 1439, the second not part of it). What does not end after it begins ends on the next day: 22:00 to 06:00 is
 * a night, 09:00 to 09:00 a day and a night.
 */
export interface Span {
  weekday: number;
  fromMinute: number;
  toMinute: number;
}

/** Somebody's time on duty. Those of step 1 are told first, those of a higher step when nobody opened the case. */
export interface Shift extends Span {
  staffId: string;
  step: number;
}

/** When a desk is open. `holidays` are days (YYYY-MM-DD) of its zone on which it is closed from midnight to midnight. */
export interface Schedule {
  /** IANA. */
  zone: string;
  /** Day and night, every day: hours and holidays then count for nothing. */
  alwaysOpen: boolean;
  hours: readonly Span[];
  holidays: ReadonlySet<string>;
}

/** Nobody waits longer than this for a desk to open: a schedule with less is taken as one that never does. */
const HORIZON = 1_100 * DAY;
const DAY_MINUTES = 1_440;

/**
 * Whether the desk is open at a time: whether a clock on its wall shows a time of its hours. Where clocks are put back, an
 * hour that comes twice counts twice; where they are put on, one that is left out does not count.
 */
export function isOpen(schedule: Schedule, at: Date): boolean {
  return schedule.alwaysOpen || covers(schedule, schedule.hours, at);
}

/** The first moment, at this time or after it, at which the desk is open; null when it never opens again. */
export function nextOpening(schedule: Schedule, at: Date): Date | null {
  if (isOpen(schedule, at)) return at;
  return nextTime(schedule, schedule.hours, at);
}

/** The moment at which the desk was open for so many minutes since a time, to the millisecond; null when it never is. */
export function addOpenMinutes(schedule: Schedule, at: Date, minutes: number): Date | null {
  let left = Math.round(minutes * MINUTE);
  if (schedule.alwaysOpen || left <= 0) return new Date(at.getTime() + Math.max(left, 0));
  for (const { from, to } of timesFrom(schedule, schedule.hours, at)) {
    if (to - from >= left) return new Date(from + left);
    left -= to - from;
  }
  return null;
}

/**
 * Who is on duty on a step at a time, each once. A shift counts outside of the desk's hours too, as somebody on call; on a
 * holiday of the desk there is none.
 */
export function onDuty(schedule: Schedule, shifts: readonly Shift[], at: Date, step: number): string[] {
  const on = shifts.filter((shift) => shift.step === step && covers(schedule, [shift], at));
  return [...new Set(on.map(({ staffId }) => staffId))];
}

/** The first moment after a time at which one of these shifts begins, those that go on at the time left out; null for none. */
export function nextShift(schedule: Schedule, shifts: readonly Shift[], at: Date): Date | null {
  const begins = shifts
    .filter((shift) => !covers(schedule, [shift], at))
    .map((shift) => nextTime(schedule, [shift], at)?.getTime() ?? Infinity);
  const first = Math.min(...begins);
  return first === Infinity ? null : new Date(first);
}

function nextTime(schedule: Schedule, spans: readonly Span[], at: Date): Date | null {
  for (const { from } of timesFrom(schedule, spans, at)) return new Date(from);
  return null;
}

function covers(schedule: Schedule, spans: readonly Span[], at: Date): boolean {
  const wall = at.getTime() + offsetAt(schedule.zone, at.getTime());
  const day = Math.floor(wall / DAY);
  const minute = Math.floor((wall - day * DAY) / MINUTE);
  return partsOf(schedule, spans, day).some(({ from, to }) => from <= minute && minute < to);
}

/** What the spans cover from a time on, in order, in milliseconds; a whole day may come in parts. */
function timesFrom(
  schedule: Schedule,
  spans: readonly Span[],
  at: Date,
): Generator<{ from: number; to: number }> {
  return timesOf(schedule, spans, at, new Date(at.getTime() + HORIZON));
}

/** What the spans cover between two times, likewise. */
export function* timesOf(
  schedule: Schedule,
  spans: readonly Span[],
  at: Date,
  until: Date,
): Generator<{ from: number; to: number }> {
  for (const period of offsetPeriods(schedule.zone, at.getTime(), until.getTime())) {
    const last = dayOf(period.to - 1 + period.offset);
    for (let day = dayOf(period.from + period.offset); day <= last; day += 1) {
      for (const part of partsOf(schedule, spans, day)) {
        const midnight = day * DAY - period.offset;
        const from = Math.max(midnight + part.from * MINUTE, period.from);
        const to = Math.min(midnight + part.to * MINUTE, period.to);
        if (from < to) yield { from, to };
      }
    }
  }
}

/** The parts of one day, counted from 1970-01-01, that the spans cover: minutes of the day, in order, none over another. */
function partsOf(schedule: Schedule, spans: readonly Span[], day: number): { from: number; to: number }[] {
  if (!schedule.alwaysOpen && schedule.holidays.has(nameOfDay(day))) return [];
  const [today, yesterday] = [weekdayOf(day), weekdayOf(day - 1)];
  const parts = spans.flatMap(({ weekday, fromMinute: from, toMinute: to }) => {
    const overnight = to <= from;
    return [
      ...(weekday === today ? [{ from, to: overnight ? DAY_MINUTES : to }] : []),
      ...(weekday === yesterday && overnight && to > 0 ? [{ from: 0, to }] : []),
    ];
  });
  const apart: { from: number; to: number }[] = [];
  for (const part of parts.sort((a, b) => a.from - b.from)) {
    const before = apart.at(-1);
    if (before && part.from <= before.to) before.to = Math.max(before.to, part.to);
    else apart.push(part);
  }
  return apart;
}

function dayOf(wall: number): number {
  return Math.floor(wall / DAY);
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function nameOfDay(day: number): string {
  return dayText(new Date(day * DAY));
}
