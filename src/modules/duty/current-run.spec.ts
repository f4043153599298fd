import fc from 'fast-check';
import { currentRun } from './current-run.js';
import type { Schedule, Span } from './duty-times.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const UTC: Schedule = { zone: 'UTC', alwaysOpen: true, hours: [], holidays: new Set() };
/** A Monday. */
const at = (time: string): Date => new Date(`2027-01-04T${time}:00Z`);

function shifts(days: readonly number[], ...times: readonly [number, number][]): Span[] {
  return days.flatMap((weekday) =>
    times.map(([from, to]) => ({ weekday, fromMinute: from * 60, toMinute: to * 60 })),
  );
}
const runAt = (time: string, ...given: readonly [number, number][]) => {
  const run = currentRun([{ schedule: UTC, shifts: shifts(EVERY_DAY, ...given) }], at(time));
  return run && [run.from.toISOString().slice(8, 16), run.until.toISOString().slice(8, 16)];
};

describe('the run of duty that somebody is in', () => {
  it('is their shift, also one over midnight', () => {
    expect(runAt('10:30', [9, 17])).toEqual(['04T09:00', '04T17:00']);
    expect(runAt('02:00', [22, 6])).toEqual(['03T22:00', '04T06:00']);
    expect(runAt('23:00', [22, 6])).toEqual(['04T22:00', '05T06:00']);
  });

  it('goes on over a break of less than two hours, and not over a longer one', () => {
    expect(runAt('14:00', [9, 12], [13, 17])).toEqual(['04T09:00', '04T17:00']);
    expect(runAt('12:30', [9, 12], [13, 17])).toEqual(['04T09:00', '04T17:00']);
    expect(runAt('15:00', [9, 12], [14, 17])).toEqual(['04T14:00', '04T17:00']);
  });

  it('is none before, after and between shifts', () => {
    for (const time of ['08:59', '13:00', '17:00']) expect(runAt(time, [9, 12], [14, 17])).toBeNull();
    expect(currentRun([], at('12:00'))).toBeNull();
  });

  it('joins the shifts of two desks', () => {
    const monday = (from: number, to: number) => ({ schedule: UTC, shifts: shifts([1], [from, to]) });
    const run = currentRun([monday(13, 18), monday(9, 13)], at('14:00'));
    expect(run).toEqual({ from: at('09:00'), until: at('18:00') });
  });

  it('reaches a day back and a day ahead at most, for somebody who is always on call', () => {
    const run = currentRun([{ schedule: UTC, shifts: shifts(EVERY_DAY, [0, 0]) }], at('12:00'));
    expect(run).toEqual({
      from: new Date(at('12:00').getTime() - DAY),
      until: new Date(at('12:00').getTime() + DAY),
    });
  });

  it('holds the time that is asked about, whatever the shifts', () => {
    const span = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      fromMinute: fc.integer({ min: 0, max: 1439 }),
      toMinute: fc.integer({ min: 0, max: 1439 }),
    });
    const zone = fc.constantFrom('UTC', 'Asia/Kolkata', 'Europe/Berlin');
    const time = fc.date({
      min: new Date('2027-01-01'),
      max: new Date('2027-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), zone, time, (given, named, now) => {
        const run = currentRun([{ schedule: { ...UTC, zone: named }, shifts: given }], now);
        if (!run) return;
        expect(run.from.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(run.until.getTime()).toBeGreaterThan(now.getTime());
        expect(run.until.getTime() - run.from.getTime()).toBeLessThanOrEqual(2 * DAY);
      }),
    );
  });
});
