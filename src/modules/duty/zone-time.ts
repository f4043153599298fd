export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** A length of time in which a zone keeps one distance from UTC. All in milliseconds; `to` is not part of it. */
export interface Stretch {
  from: number;
  to: number;
  offset: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether the name is a time zone that this Node knows, such as Asia/Kolkata (IANA). A bare distance such as +05:30 is none. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** How far the clocks of a zone are ahead of UTC at a time, in milliseconds. */
export function offsetAt(zone: string, at: number): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - Math.floor(at / 1000) * 1000;
}

/** Cuts the time between two moments where the zone puts its clocks on or back, and at least once a day. */
export function* stretches(zone: string, from: number, until: number): Generator<Stretch> {
  for (let at = from; at < until;) {
    const offset = offsetAt(zone, at);
    const to = firstChange(zone, offset, at, Math.min(at + DAY, until));
    yield { from: at, to, offset };
    at = to;
  }
}

/** The first moment of another offset; `to` where there is none. */
function firstChange(zone: string, offset: number, from: number, to: number): number {
  if (offsetAt(zone, to - 1) === offset) return to;
  let [same, other] = [from, to - 1];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offsetAt(zone, middle) === offset) same = middle;
    else other = middle;
  }
  return other;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}
