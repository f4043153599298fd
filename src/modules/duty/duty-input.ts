import type { FieldError } from '../../platform/http/index.js';
import type { Span } from './duty-times.js';
import type { PlanRow } from './duty.repository.js';
import type { SetDutyDto, SpanDto } from './dto/duty.dto.js';
import { isZone } from './zone-time.js';

const DAY_MINUTES = 1_440;
const WEEK = 7 * DAY_MINUTES;

/** What a DTO that is right in its form says all the same that cannot be: each with the path of its field. */
export function dutyFaults(given: SetDutyDto, memberIds: readonly string[]): FieldError[] {
  const faults: FieldError[] = [];
  if (!isZone(given.zone))
    faults.push({ field: 'zone', message: 'must be a time zone such as Asia/Kolkata' });
  if (!given.alwaysOpen && given.hours.length === 0) {
    faults.push({ field: 'hours', message: 'must say when the desk is open' });
  }
  overlapping(given.hours.map(spanOf)).forEach((index) =>
    faults.push({ field: `hours.${index}.from`, message: 'must not lie within other hours' }),
  );
  given.holidays.forEach((day, index) => {
    if (!isDay(day)) faults.push({ field: `holidays.${index}`, message: 'must be a day that there is' });
  });
  given.shifts.forEach(({ staffId }, index) => {
    if (!memberIds.includes(staffId.toLowerCase())) {
      faults.push({ field: `shifts.${index}.staffId`, message: 'must be a member of the desk' });
    }
  });
  return faults;
}

/** The plan that a faultless DTO stands for. */
export function planRowOf(given: SetDutyDto): PlanRow {
  const { revision, zone, alwaysOpen, hours, holidays, shifts, restReason = null } = given;
  return {
    revision,
    zone,
    alwaysOpen,
    restReason,
    hours: hours.map(spanOf),
    holidays: [...new Set(holidays)],
    shifts: shifts.map((shift) => ({
      ...spanOf(shift),
      staffId: shift.staffId.toLowerCase(),
      step: shift.step,
    })),
  };
}

function spanOf({ weekday, from, to }: SpanDto): Span {
  return { weekday, fromMinute: minuteOf(from), toMinute: minuteOf(to) };
}

function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

/** February has no 30th: such a day reads back as another. */
function isDay(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

/** The places in the list of those that begin while another goes on, Sunday night into Monday too. */
function overlapping(spans: readonly Span[]): number[] {
  const begins = spans.map(({ weekday, fromMinute }) => (weekday - 1) * DAY_MINUTES + fromMinute);
  const lengths = spans.map(
    ({ fromMinute, toMinute }) => toMinute - fromMinute + (toMinute <= fromMinute ? DAY_MINUTES : 0),
  );
  return begins.flatMap((begin, index) => {
    const within = begins.some((other, at) => {
      const after = (begin - other + WEEK) % WEEK;
      return at !== index && after < (lengths[at] ?? 0) && (after > 0 || at < index);
    });
    return within ? [index] : [];
  });
}
