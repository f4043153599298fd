import fc from 'fast-check';
import { dayText, readDay } from './day.js';

const DAYS = fc.date({
  min: new Date('1900-01-01T00:00:00Z'),
  max: new Date('2999-12-31T23:59:59Z'),
  noInvalidDate: true,
});

describe('a day', () => {
  it('is read from what it is written as, at its first moment', () => {
    fc.assert(
      fc.property(DAYS, (date) => {
        const at = readDay(dayText(date));
        expect(at?.toISOString()).toBe(`${dayText(date)}T00:00:00.000Z`);
      }),
    );
  });

  it.each([
    '2027-02-29',
    '2027-02-30',
    '2027-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-12-00',
    '2026',
    '2026-12',
  ])('is none: %s', (text) => {
    expect(readDay(text)).toBeNull();
  });

  it.each(['', 'soon', '2026-12-31T00:00:00Z', '02026-12-31', ' 2026-12-31', '२०२६-१२-३१'])(
    'is none: %j',
    (text) => {
      expect(readDay(text)).toBeNull();
    },
  );

  it('is had on the 29th of February where there is one', () => {
    expect(readDay('2028-02-29')).toEqual(new Date('2028-02-29T00:00:00Z'));
  });
});
