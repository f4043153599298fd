import fc from 'fast-check';
import { day, minute } from './minute.js';

describe('minute', () => {
  it('drops seconds and below', () => {
    expect(minute(new Date('2026-11-24T10:59:59.999Z'))).toEqual(new Date('2026-11-24T10:59:00.000Z'));
  });

  it('never goes forward, never back by a minute or more, and changes nothing when done twice', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) => {
        const rounded = minute(date);
        const lost = date.getTime() - rounded.getTime();
        expect(lost).toBeGreaterThanOrEqual(0);
        expect(lost).toBeLessThan(60_000);
        expect(minute(rounded)).toEqual(rounded);
        expect(rounded.getUTCSeconds()).toBe(0);
      }),
    );
  });
});

describe('day', () => {
  it('drops hours and below, by UTC', () => {
    expect(day(new Date('2026-11-24T23:59:59.999Z'))).toEqual(new Date('2026-11-24T00:00:00.000Z'));
    expect(day(new Date('2026-11-24T01:00:00+05:30'))).toEqual(new Date('2026-11-23T00:00:00.000Z'));
  });
});
