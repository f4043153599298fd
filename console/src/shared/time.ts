import { currentLanguage, regionalLanguage, t } from './messages/index.js';
import { createStore } from './store.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TICK = 10 * SECOND;
/** Below this a difference between the two clocks is the network's, not a wrong clock. */
const TOLERANCE = 5 * SECOND;

const DAY_ALONE = /T00:00:00(?:\.0+)?Z$/;

let offset = 0;

/** Learns the server's time from a `Date` header: a deadline must not depend on a workstation whose clock is wrong. */
export function learnServerTime(header: string | null): void {
  const server = header === null ? NaN : Date.parse(header);
  if (Number.isNaN(server)) return;
  const difference = server - Date.now();
  offset = Math.abs(difference) > TOLERANCE ? difference : 0;
}

export function serverNow(): number {
  return Date.now() + offset;
}

/** The current time for whatever counts down on the screen. It moves every ten seconds. */
export const clock = createStore(serverNow());

/** Keeps `clock` going. Returns what stops it. */
export function startClock(): () => void {
  const tick = (): void => clock.set(serverNow());
  const timer = setInterval(tick, TICK);
  // A browser slows the timers of a hidden tab: the first look must not see an old deadline.
  document.addEventListener('visibilitychange', tick);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', tick);
  };
}

export interface TimeLeft {
  text: string;
  overdue: boolean;
  /** Due within the hour, and not late. */
  soon: boolean;
}

/** "soon, in 25 min", "in 3 h 10 min", "overdue by 2 d 4 h": rounded so that a deadline is never shown later than it is. */
export function timeLeft(due: string, now: number): TimeLeft {
  const left = Date.parse(due) - now;
  const overdue = left < 0;
  const span = spanOf(Math.floor(Math.abs(left) / MINUTE));
  const soon = !overdue && left <= HOUR;
  return { overdue, soon, text: t(overdue ? 'time.overdue' : soon ? 'time.soon' : 'time.in', { span }) };
}

/** "25 min", "3 h 10 min", "2 d 4 h". */
export function spanOf(minutes: number): string {
  if (minutes < 1) return t('time.underMinute');
  if (minutes < 60) return t('time.minutes', { minutes });
  const total = minutes * MINUTE;
  if (total < DAY) return t('time.hours', { hours: Math.floor(total / HOUR), minutes: minutes % 60 });
  return t('time.days', { days: Math.floor(total / DAY), hours: Math.floor((total % DAY) / HOUR) });
}

/** Day and time in the viewer's own zone; the day is left out where it is today. */
export function exactTime(at: string, now: number): string {
  const date = new Date(at);
  const today = date.toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(regionalLanguage(), {
    ...(today ? {} : { weekday: 'short', day: 'numeric', month: 'short' }),
    ...(date.getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(date);
}

/** A moment by the clock of this device, as a field of day and time has it: `2026-11-24T09:05`. */
export function localMinute(at: number): string {
  const date = new Date(at);
  return new Date(at - date.getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);
}

/**
 * A moment of a case, for people and for machines. Of a case that was closed the server keeps the day alone, in UTC: shown
 * with an hour, or in another zone, it would be a moment that never was. `closed`: whether the case was ever closed.
 */
export function momentOf(at: string, closed: boolean, now: number): { text: string; machine: string } {
  if (!closed || !DAY_ALONE.test(at)) return { text: exactTime(at, now), machine: at };
  return { text: dayOf(at, now), machine: at.slice(0, 10) };
}

/** A day (UTC) of which no time is kept. */
export function dayOf(at: string, now: number): string {
  const day = new Date(at);
  return new Intl.DateTimeFormat(regionalLanguage(), {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(day.getUTCFullYear() === new Date(now).getUTCFullYear() ? {} : { year: 'numeric' }),
  }).format(day);
}

/** The name of a language or a country in the reader's own language; the code itself where the browser knows no name. */
export function nameOf(type: 'language' | 'region', code: string): string {
  try {
    return new Intl.DisplayNames([currentLanguage()], { type }).of(code) ?? code;
  } catch {
    return code;
  }
}
