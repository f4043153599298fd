import fc from 'fast-check';
import type { Schedule, Span } from './duty-times.js';
import { LONGEST_RUN, restFaults, SHORTEST_REST, type PersonShifts } from './rest-rule.js';

const HOUR = 3_600_000;
const FROM = new Date('2027-01-04T00:00:00Z');
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

const scheduleIn = (zone: string, holidays: string[] = []): Schedule => ({
  zone,
  alwaysOpen: false,
  hours: [],
  holidays: new Set(holidays),
});
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Shifts such as `09:00-17:00`, on each of these days of the week. */
function shifts(days: readonly number[], ...times: string[]): Span[] {
  return days.flatMap((weekday) =>
    times.map((time) => ({
      weekday,
      fromMinute: minuteOf(time.slice(0, 5)),
      toMinute: minuteOf(time.slice(6)),
    })),
  );
}
const keyed = (spans: readonly Span[], zone = 'Asia/Kolkata', first = 0): PersonShifts<number> => ({
  schedule: scheduleIn(zone),
  shifts: spans.map((span, at) => ({ ...span, key: first + at })),
});
const kindsOf = (...given: PersonShifts<number>[]): string[] => [
  ...new Set(restFaults(given, FROM).map(({ kind }) => kind)),
];

describe('the rule of rest', () => {
  it.each([
    ['a working week', shifts([1, 2, 3, 4, 5], '09:00-17:00'), []],
    ['ten hours a day', shifts(EVERY_DAY, '09:00-19:00'), []],
    ['a minute more', shifts([1], '09:00-19:01'), ['long_run']],
    ['ten hours of night', shifts(EVERY_DAY, '21:00-07:00'), []],
    ['a day and a night', shifts([3], '09:00-09:00'), ['long_run']],
    ['two halves with a break for lunch', shifts([1, 2], '09:00-13:00', '14:00-18:00'), []],
    [
      'three parts that make eleven hours',
      shifts([1], '08:00-12:00', '13:00-17:00', '18:00-21:00'),
      ['long_run'],
    ],
    [
      'an evening before a morning',
      shifts([1], '14:00-22:00').concat(shifts([2], '08:00-16:00')),
      ['short_rest'],
    ],
    ['eleven hours between them', shifts([1], '14:00-22:00').concat(shifts([2], '09:00-17:00')), []],
    ['half a day in between on one day', shifts([1], '06:00-10:00', '15:00-19:00'), ['short_rest']],
    [
      'Sunday night before Monday',
      shifts([7], '22:00-06:00').concat(shifts([1], '09:00-12:00')),
      ['short_rest'],
    ],
    ['two shifts one over the other', shifts([2], '09:00-17:00', '12:00-19:00'), []],
    ['two shifts that make twelve hours', shifts([2], '09:00-17:00', '12:00-21:00'), ['long_run']],
    ['no shift', [], []],
  ])('takes %s as it should', (_, spans, kinds) => {
    expect(kindsOf(keyed(spans))).toEqual(kinds);
  });

  it('counts the hour that comes twice, and does not take a skipped one for rest', () => {
    const nights = shifts([6], '21:00-07:00');
    expect(kindsOf(keyed(nights, 'Asia/Kolkata'))).toEqual([]);
    const [autumn] = restFaults([keyed(nights, 'Europe/Berlin')], FROM);
    expect(autumn).toEqual({ key: 0, kind: 'long_run', at: new Date('2027-10-31T05:00:00Z') });
    const spring = shifts([6], '14:00-22:00').concat(shifts([7], '09:00-17:00'));
    expect(restFaults([keyed(spring, 'Europe/Berlin')], FROM)).toEqual([
      { key: 1, kind: 'short_rest', at: new Date('2027-03-28T07:00:00Z') },
    ]);
  });

  it('looks at all desks of a person, each by its own clock', () => {
    const kolkata = keyed(shifts([1], '09:00-17:00'));
    const london = keyed(shifts([1], '12:30-18:00'), 'Europe/London', 10);
    expect(kindsOf(kolkata)).toEqual([]);
    expect(kindsOf(london)).toEqual([]);
    // 17:00 in Kolkata is half past eleven in London in winter, half past twelve in summer.
    expect(restFaults([kolkata, london], FROM).map(({ key, kind }) => [key, kind])).toEqual([
      [10, 'long_run'],
    ]);
  });

  it('leaves out the shifts of a holiday, which are none', () => {
    const day = keyed(shifts([3], '09:00-09:00'));
    const holidays = Array.from({ length: 54 }, (_, week) =>
      new Date(FROM.getTime() + (week * 7 + 2) * 24 * HOUR).toISOString().slice(0, 10),
    );
    const nextDays = holidays.map((name) =>
      new Date(Date.parse(name) + 24 * HOUR).toISOString().slice(0, 10),
    );
    const schedule = scheduleIn('Asia/Kolkata', [...holidays, ...nextDays]);
    expect(restFaults([{ ...day, schedule }], FROM)).toEqual([]);
  });

  const zone = fc.constantFrom('Asia/Kolkata', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe');
  const span = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    fromMinute: fc.integer({ min: 0, max: 47 }).map((half) => half * 30),
    toMinute: fc.integer({ min: 0, max: 47 }).map((half) => half * 30),
  });
  const person = fc.array(fc.record({ zone, span }), { maxLength: 6 });
  const asGiven = (list: readonly { zone: string; span: Span }[]): PersonShifts<number>[] =>
    list.map(({ zone: name, span: one }, at) => keyed([one], name, at));

  it('takes nobody who is on duty more than ten of any 21 hours, whatever the clocks do', () => {
    fc.assert(
      fc.property(person, (list) => {
        fc.pre(restFaults(asGiven(list), FROM).length === 0);
        const marks = halfHoursOnDuty(list);
        // A run is ten hours at most, and eleven hours are free after it.
        const window = (LONGEST_RUN + SHORTEST_REST) / HALF_HOUR;
        let on = marks.slice(0, window).filter(Boolean).length;
        for (let at = window; at < marks.length; at += 1) {
          expect(on * HALF_HOUR).toBeLessThanOrEqual(LONGEST_RUN);
          on += Number(marks[at]) - Number(marks[at - window]);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('says the same in whatever order the shifts are given, and names those alone', () => {
    fc.assert(
      fc.property(person, (list) => {
        const faults = restFaults(asGiven(list), FROM);
        for (const { key } of faults) expect(list[key]).toBeDefined();
        expect(restFaults(asGiven([...list].reverse()), FROM).length > 0).toBe(faults.length > 0);
      }),
      { numRuns: 20 },
    );
  });
});

const HALF_HOUR = HOUR / 2;
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

interface Wall {
  weekday: number;
  minute: number;
}

/** Whether somebody with these shifts is on duty, by each half hour of some months: asked of the calendar, not of the rule. */
function halfHoursOnDuty(list: readonly { zone: string; span: Span }[]): boolean[] {
  const walls = list.map(({ zone, span }) => ({ span, walls: wallsOf(zone) }));
  const length = wallsOf('UTC').length;
  return Array.from({ length }, (_, at) => walls.some((one) => covers(one.span, one.walls[at]!)));
}

const known = new Map<string, Wall[]>();

function wallsOf(timeZone: string): Wall[] {
  const kept = known.get(timeZone);
  if (kept) return kept;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const walls: Wall[] = [];
  for (let at = FROM.getTime() + 8 * 24 * HOUR; at < FROM.getTime() + 120 * 24 * HOUR; at += HALF_HOUR) {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    walls.push({
      weekday: DAYS.indexOf(parts.get('weekday') ?? '') + 1,
      minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
    });
  }
  known.set(timeZone, walls);
  return walls;
}

function covers({ weekday, fromMinute, toMinute }: Span, wall: Wall): boolean {
  const overnight = toMinute <= fromMinute;
  const today =
    wall.weekday === weekday && wall.minute >= fromMinute && (overnight || wall.minute < toMinute);
  const yesterday = overnight && (wall.weekday + 5) % 7 === weekday - 1 && wall.minute < toMinute;
  return today || yesterday;
}
