const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const EVENING = 20;
const MORNING = 9;

/** A moment that people often mean. */
export interface NamedMoment {
  readonly name: 'hour' | 'tonight' | 'tomorrow';
  /** Milliseconds since 1970, at a whole minute. */
  readonly at: number;
}

/** In an hour; this evening, unless that is within the hour; tomorrow morning. By the clock of this device. */
export function momentsSoon(now: number): NamedMoment[] {
  const hour = Math.ceil((now + HOUR) / MINUTE) * MINUTE;
  const tonight = localHour(now, 0, EVENING);
  return [
    { name: 'hour', at: hour },
    ...(tonight > hour ? [{ name: 'tonight', at: tonight } as const] : []),
    { name: 'tomorrow', at: localHour(now, 1, MORNING) },
  ];
}

function localHour(now: number, days: number, hour: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, hour).getTime();
}

/** Minutes since midnight of a time as people type it in 24 hours: `9:05`, `09:05`, `0905`, `9.05`, `9`. Null: it is none. */
export function readTime(typed: string): number | null {
  const match = /^([01]?\d|2[0-3])(?:[:.h]?([0-5]\d))?$/.exec(typed.trim());
  if (!match) return null;
  return Number(match[1]) * 60 + Number(match[2] ?? 0);
}

/** The moment of a day (`2026-11-24`) and a time by the clock of this device. Null where one of them is missing or none. */
export function minuteAt(day: string, time: string): number | null {
  const minutes = readTime(time);
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number);
  if (minutes === null || day.split('-').length !== 3) return null;
  const at = new Date(year, month - 1, date, 0, minutes).getTime();
  return Number.isNaN(at) ? null : at;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** The day of a moment by the clock of this device: `2026-11-24`. */
export function dayOf(at: number): string {
  const date = new Date(at);
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The time of a moment by the clock of this device: `09:05`. */
export function timeOf(at: number): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}
