import { Temporal } from 'temporal-polyfill';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/**
 * A time in which a zone keeps one distance from UTC. All in milliseconds: `from` and `to` since 1970, `to` not part of it;
 * `offset` is how far its clocks are ahead.
 */
export interface OffsetPeriod {
  from: number;
  to: number;
  offset: number;
}

/** What was asked for, by zone: two or three a year, and hardly any but those around now. */
const known = new Map<string, OffsetPeriod[]>();

/** Whether the name is a time zone that this Node knows, such as Asia/Kolkata (IANA). A bare distance such as +05:30 is none. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    idOf(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * How far the clocks of a zone are ahead of UTC at a time, in milliseconds.
 *
 * @param at - whole milliseconds since 1970
 * @throws RangeError for a name that is no zone
 */
export function offsetAt(zone: string, at: number): number {
  return periodAt(zone, at).offset;
}

/**
 * The time between two moments, in milliseconds since 1970, cut where the zone puts its clocks on or back.
 *
 * @throws RangeError for a name that is no zone
 */
export function* offsetPeriods(zone: string, from: number, until: number): Generator<OffsetPeriod> {
  for (let at = from; at < until;) {
    const { to, offset } = periodAt(zone, at);
    yield { from: at, to: Math.min(to, until), offset };
    at = to;
  }
}

/**
 * The moments, in milliseconds since 1970, at which the clocks of a zone show a time of a day: one; none where they are put on over it;
 * two, the earlier first, where they are put back over it.
 *
 * @param day - YYYY-MM-DD, a day that there is
 * @param time - HH:MM
 * @throws RangeError for a name that is no zone, or no such day or time
 */
export function momentsShowing(zone: string, day: string, time: string): number[] {
  const wall = Temporal.PlainDateTime.from(`${day}T${time}`, { overflow: 'reject' });
  const found = (['earlier', 'later'] as const)
    .map((disambiguation) => wall.toZonedDateTime(idOf(zone), { disambiguation }))
    .filter((one) => one.toPlainDateTime().equals(wall))
    .map((one) => one.epochMilliseconds);
  return [...new Set(found)];
}

/** The period that a time lies in, from that time or earlier on. */
function periodAt(zone: string, at: number): OffsetPeriod {
  const periods = known.get(zone) ?? [];
  const kept = periods.find(({ from, to }) => from <= at && at < to);
  if (kept) return kept;
  const now = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(idOf(zone));
  const to = now.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity;
  // Its beginning may lie decades back and is not looked for.
  const period = { from: at, to, offset: now.offsetNanoseconds / 1e6 };
  known.set(zone, [...periods.filter((one) => one.to !== to), period]);
  return period;
}

/** The zone's name as IANA writes it: Node also takes some of its own, such as IST. */
function idOf(zone: string): string {
  return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
}
