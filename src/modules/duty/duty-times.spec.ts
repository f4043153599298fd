import fc from 'fast-check';
import {
  addOpenMinutes,
  isOpen,
  nextOpening,
  onDuty,
  type Schedule,
  type Shift,
  type Span,
} from './duty-times.js';

const MINUTE = 60_000;
const at = (time: string): Date => new Date(time);
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const on = (weekdays: readonly number[], ...times: string[]): Span[] =>
  weekdays.flatMap((weekday) =>
    times.map((time) => ({
      weekday,
      fromMinute: minuteOf(time.slice(0, 5)),
      toMinute: minuteOf(time.slice(6)),
    })),
  );
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const WORKDAYS = [1, 2, 3, 4, 5];

function desk(zone: string, hours: Span[], holidays: string[] = []): Schedule {
  return { zone, alwaysOpen: false, hours, holidays: new Set(holidays) };
}

describe('the hours of a desk', () => {
  const kolkata = desk('Asia/Kolkata', on(WORKDAYS, '09:30-13:00', '14:00-18:00'), ['2027-01-26']);

  it.each([
    ['before it opens', '2027-01-25T03:59:59.999Z', false],
    ['as it opens, at half past nine of a zone of half an hour', '2027-01-25T04:00:00Z', true],
    ['as the break begins', '2027-01-25T07:30:00Z', false],
    ['in the break', '2027-01-25T08:00:00Z', false],
    ['after the break', '2027-01-25T08:30:00Z', true],
    ['a moment before it closes', '2027-01-25T12:29:59.999Z', true],
    ['as it closes', '2027-01-25T12:30:00Z', false],
    ['on a holiday', '2027-01-26T06:00:00Z', false],
    ['on a Saturday', '2027-01-30T06:00:00Z', false],
  ])('%s', (_, time, open) => {
    expect(isOpen(kolkata, at(time))).toBe(open);
  });

  it('open next after a break, a night, a holiday and a weekend', () => {
    expect(nextOpening(kolkata, at('2027-01-25T08:00:00Z'))).toEqual(at('2027-01-25T08:30:00Z'));
    expect(nextOpening(kolkata, at('2027-01-25T13:00:00Z'))).toEqual(at('2027-01-27T04:00:00Z'));
    expect(nextOpening(kolkata, at('2027-01-29T12:30:00Z'))).toEqual(at('2027-02-01T04:00:00Z'));
    expect(nextOpening(kolkata, at('2027-01-25T05:00:01Z'))).toEqual(at('2027-01-25T05:00:01Z'));
  });

  it('count minutes over breaks, nights and holidays', () => {
    expect(addOpenMinutes(kolkata, at('2027-01-25T07:00:00Z'), 30)).toEqual(at('2027-01-25T07:30:00Z'));
    expect(addOpenMinutes(kolkata, at('2027-01-25T07:00:00Z'), 31)).toEqual(at('2027-01-25T08:31:00Z'));
    expect(addOpenMinutes(kolkata, at('2027-01-25T12:00:00Z'), 60)).toEqual(at('2027-01-27T04:30:00Z'));
    expect(addOpenMinutes(kolkata, at('2027-01-25T22:00:00Z'), 60)).toEqual(at('2027-01-27T05:00:00Z'));
    expect(addOpenMinutes(kolkata, at('2027-01-25T07:00:00Z'), 0)).toEqual(at('2027-01-25T07:00:00Z'));
  });

  it('pass midnight, and a holiday takes from midnight to midnight', () => {
    const nights = desk('Asia/Kolkata', on([5], '22:00-06:00'), ['2027-01-09']);
    expect(isOpen(nights, at('2027-01-01T18:30:00Z'))).toBe(true); // Saturday, 0:00
    expect(isOpen(nights, at('2027-01-02T00:29:00Z'))).toBe(true);
    expect(isOpen(nights, at('2027-01-02T00:30:00Z'))).toBe(false);
    expect(isOpen(nights, at('2027-01-08T18:29:00Z'))).toBe(true);
    expect(isOpen(nights, at('2027-01-08T18:30:00Z'))).toBe(false);
  });

  it('that end when they begin last a day', () => {
    const day = desk('UTC', on([3], '09:00-09:00'));
    expect(isOpen(day, at('2027-01-06T08:59:00Z'))).toBe(false);
    expect(isOpen(day, at('2027-01-06T09:00:00Z'))).toBe(true);
    expect(isOpen(day, at('2027-01-07T08:59:00Z'))).toBe(true);
    expect(isOpen(day, at('2027-01-07T09:00:00Z'))).toBe(false);
  });

  it('leave out the hour that is skipped when clocks are put on, and count twice the one that comes twice', () => {
    const berlin = desk('Europe/Berlin', on(EVERY_DAY, '01:30-03:30'));
    expect(addOpenMinutes(berlin, at('2027-03-28T00:30:00Z'), 60)).toEqual(at('2027-03-28T01:30:00Z'));
    expect(isOpen(berlin, at('2027-03-28T01:30:00Z'))).toBe(false);
    expect(addOpenMinutes(berlin, at('2027-10-30T23:30:00Z'), 180)).toEqual(at('2027-10-31T02:30:00Z'));
    expect(nextOpening(berlin, at('2027-10-31T02:30:00Z'))).toEqual(at('2027-11-01T00:30:00Z'));
  });

  it('keep to the clock on the wall from summer to winter', () => {
    const newYork = desk('America/New_York', on(EVERY_DAY, '09:00-17:00'));
    expect(nextOpening(newYork, at('2027-03-13T23:00:00Z'))).toEqual(at('2027-03-14T13:00:00Z'));
    expect(nextOpening(newYork, at('2027-11-06T23:00:00Z'))).toEqual(at('2027-11-07T14:00:00Z'));
    expect(addOpenMinutes(newYork, at('2027-03-12T14:00:00Z'), 2 * 480)).toEqual(at('2027-03-13T22:00:00Z'));
  });

  it('know the leap day', () => {
    const office = desk('Asia/Kolkata', on([2], '09:00-10:00'), ['2028-03-07']);
    expect(nextOpening(office, at('2028-02-28T12:00:00Z'))).toEqual(at('2028-02-29T03:30:00Z'));
    expect(nextOpening(office, at('2028-02-29T12:00:00Z'))).toEqual(at('2028-03-14T03:30:00Z'));
    const closed = desk('Asia/Kolkata', on([2, 3], '09:00-10:00'), ['2028-02-29']);
    expect(nextOpening(closed, at('2028-02-28T12:00:00Z'))).toEqual(at('2028-03-01T03:30:00Z'));
  });

  it('that never come are said to', () => {
    const never = desk('UTC', []);
    expect([
      nextOpening(never, at('2027-01-01T00:00:00Z')),
      addOpenMinutes(never, at('2027-01-01'), 1),
    ]).toEqual([null, null]);
  });

  it('do not matter to a desk that is always open, nor do holidays', () => {
    const always = { ...kolkata, alwaysOpen: true };
    expect(isOpen(always, at('2027-01-26T22:00:00Z'))).toBe(true);
    expect(nextOpening(always, at('2027-01-26T22:00:00Z'))).toEqual(at('2027-01-26T22:00:00Z'));
    expect(addOpenMinutes(always, at('2027-01-26T22:00:00Z'), 90)).toEqual(at('2027-01-26T23:30:00Z'));
  });
});

describe('who is on duty', () => {
  const asha = { staffId: 'asha', step: 1 };
  const ravi = { staffId: 'ravi', step: 2 };
  const shifts: Shift[] = [
    ...on([1], '22:00-06:00').map((span) => ({ ...span, ...asha })),
    ...on([1, 2], '00:00-00:00').map((span) => ({ ...span, ...ravi })),
  ];
  const hours = desk('Asia/Kolkata', on(WORKDAYS, '09:00-17:00'), ['2027-01-26']);
  const who = (time: string, step: number, given: Schedule = hours): string[] =>
    onDuty(given, shifts, at(time), step);

  it('is told by step, also outside of the hours, and past midnight', () => {
    expect(who('2027-01-04T16:29:00Z', 1)).toEqual([]);
    expect(who('2027-01-04T16:30:00Z', 1)).toEqual(['asha']);
    expect(who('2027-01-05T00:29:00Z', 1)).toEqual(['asha']);
    expect(who('2027-01-05T00:30:00Z', 1)).toEqual([]);
    expect(who('2027-01-05T00:30:00Z', 2)).toEqual(['ravi']);
    expect(who('2027-01-05T18:30:00Z', 2)).toEqual([]);
  });

  it('is nobody on a holiday of the desk', () => {
    expect(who('2027-01-25T18:29:00Z', 1)).toEqual(['asha']);
    expect(who('2027-01-25T18:30:00Z', 1)).toEqual([]);
    expect(who('2027-01-25T18:30:00Z', 1, { ...hours, alwaysOpen: true })).toEqual(['asha']);
  });

  it('names each once', () => {
    const twice = [...shifts, ...shifts];
    expect(onDuty(hours, twice, at('2027-01-04T16:30:00Z'), 1)).toEqual(['asha']);
  });
});

/** What a clock on the wall shows, asked of Intl anew for each minute. */
class Reference {
  private readonly clock: Intl.DateTimeFormat;

  constructor(private readonly schedule: Schedule) {
    this.clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: schedule.zone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
  }

  covers(spans: readonly Span[], time: number): boolean {
    const [day = '', clock = ''] = this.clock.format(time).split(' ');
    if (this.schedule.holidays.has(day)) return false;
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
    const minute = minuteOf(clock);
    return spans.some(({ weekday: began, fromMinute: from, toMinute: to }) => {
      const nextDay = (began % 7) + 1;
      if (to > from) return weekday === began && minute >= from && minute < to;
      return (weekday === began && minute >= from) || (weekday === nextDay && minute < to);
    });
  }

  open = (time: number): boolean => this.covers(this.schedule.hours, time);

  /** The minute at which so many were open; null where that takes more than `most`. */
  add(start: number, minutes: number, most: number): number | null {
    let [time, left] = [start, minutes];
    for (let walked = 0; walked < most; walked += 1, time += MINUTE) {
      if (left === 0) return time;
      if (this.open(time)) left -= 1;
    }
    return null;
  }

  next(start: number, most: number): number | null {
    for (let walked = 0; walked < most; walked += 1) {
      if (this.open(start + walked * MINUTE)) return start + walked * MINUTE;
    }
    return null;
  }
}

describe('beside a count minute by minute', () => {
  const MOST = 6 * 1_440;
  const zone = fc.constantFrom(
    'Asia/Kolkata',
    'Asia/Kathmandu',
    'Europe/Berlin',
    'America/New_York',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
    'Africa/Casablanca',
    'Africa/Cairo',
    'America/Santiago',
    'UTC',
  );
  const NEAR = [
    '2027-03-28T00:00Z',
    '2027-10-31T00:00Z',
    '2027-03-14T04:00Z',
    '2027-11-07T04:00Z',
    '2027-04-03T12:00Z',
    '2027-10-02T12:00Z',
    '2028-02-28T18:00Z',
    '2027-12-31T12:00Z',
    '2027-02-06T20:00Z',
  ].map((time) => Date.parse(time));
  const minute = fc.integer({ min: -2_000, max: 2_000 });
  const start = fc.oneof(
    fc.tuple(fc.constantFrom(...NEAR), minute).map(([time, shift]) => time + shift * MINUTE),
    fc
      .integer({ min: Date.parse('2020-01-01') / MINUTE, max: Date.parse('2040-01-01') / MINUTE })
      .map((minutes) => minutes * MINUTE),
  );
  const ofDay = fc.oneof(
    fc.integer({ min: 0, max: 1_439 }),
    fc.constantFrom(0, 30, 60, 90, 120, 150, 180, 540, 1_439),
  );
  const span: fc.Arbitrary<Span> = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    fromMinute: ofDay,
    toMinute: ofDay,
  });
  const given = fc
    .record({
      zone,
      time: start,
      hours: fc.array(span, { maxLength: 14 }),
      off: fc.array(fc.integer({ min: -1, max: 3 }), { maxLength: 2 }),
    })
    .map(({ zone: name, time, hours, off }) => {
      const days = off.map((shift) => new Date(time + shift * 1_440 * MINUTE).toISOString().slice(0, 10));
      const schedule = desk(name, hours, days);
      return { schedule, time, reference: new Reference(schedule) };
    });

  it('open is the same', () => {
    fc.assert(
      fc.property(given, fc.array(minute, { minLength: 20, maxLength: 20 }), (one, shifts) => {
        for (const shift of shifts) {
          const time = one.time + shift * MINUTE;
          expect(isOpen(one.schedule, new Date(time))).toBe(one.reference.open(time));
          expect(isOpen(one.schedule, new Date(time + MINUTE - 1))).toBe(one.reference.open(time));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the next opening is the same', () => {
    fc.assert(
      fc.property(given, ({ schedule, time, reference }) => {
        const expected = reference.next(time, MOST);
        const found = nextOpening(schedule, new Date(time))?.getTime() ?? null;
        if (expected === null) expect(found ?? Infinity).toBeGreaterThanOrEqual(time + MOST * MINUTE);
        else expect(found).toBe(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('the end of so many open minutes is the same', () => {
    fc.assert(
      fc.property(given, fc.integer({ min: 1, max: 1_500 }), ({ schedule, time, reference }, minutes) => {
        const expected = reference.add(time, minutes, MOST);
        const found = addOpenMinutes(schedule, new Date(time), minutes)?.getTime() ?? null;
        if (expected === null) expect(found ?? Infinity).toBeGreaterThanOrEqual(time + (MOST - 1) * MINUTE);
        else expect(found).toBe(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('who is on duty is the same', () => {
    fc.assert(
      fc.property(given, fc.array(span, { maxLength: 5 }), ({ schedule, time, reference }, spans) => {
        const shifts = spans.map((one, index) => ({ ...one, staffId: `s${index}`, step: (index % 2) + 1 }));
        const expected = shifts.filter((shift) => shift.step === 1 && reference.covers([shift], time));
        expect(onDuty(schedule, shifts, new Date(time), 1)).toEqual(expected.map(({ staffId }) => staffId));
      }),
      { numRuns: 300 },
    );
  });
});
