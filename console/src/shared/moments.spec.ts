import fc from 'fast-check';
import { dayOf, minuteAt, momentsSoon, readTime, timeOf } from './moments.js';

const at = (hours: number, minutes = 0): number => new Date(2026, 10, 30, hours, minutes, 20).getTime();

describe('the moments that people often mean', () => {
  it('are in an hour, tonight and tomorrow morning, at whole minutes', () => {
    const moments = momentsSoon(at(14, 10));
    expect(moments.map(({ name }) => name)).toEqual(['hour', 'tonight', 'tomorrow']);
    expect(moments.map((one) => `${dayOf(one.at)} ${timeOf(one.at)}`)).toEqual([
      '2026-11-30 15:11',
      '2026-11-30 20:00',
      '2026-12-01 09:00',
    ]);
  });

  it.each([19, 20, 23])('leave tonight out at %i o’clock', (hour) => {
    expect(momentsSoon(at(hour, 30)).map(({ name }) => name)).toEqual(['hour', 'tomorrow']);
  });

  it('always lie ahead, each once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000_000 }), (now) => {
        const times = momentsSoon(now).map((one) => one.at);
        expect(times.every((time) => time > now && time % 60_000 === 0)).toBe(true);
        expect(new Set(times).size).toBe(times.length);
      }),
    );
  });
});

describe('a time of 24 hours', () => {
  it.each([
    ['9:05', 545],
    ['09:05', 545],
    ['0905', 545],
    ['9.05', 545],
    ['9', 540],
    ['20', 1200],
    ['23:59', 1439],
    [' 0:00 ', 0],
  ])('is read from %j', (typed, minutes) => {
    expect(readTime(typed)).toBe(minutes);
  });

  it.each(['', '24:00', '9:60', '9 pm', '-1', 'noon', '123456'])('is none in %j', (typed) => {
    expect(readTime(typed)).toBeNull();
  });

  it('comes back as it was chosen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000_000 }), (minute) => {
        const moment = minute * 60_000;
        const back = minuteAt(dayOf(moment), timeOf(moment));
        // An hour that a clock change repeats has two moments of one name.
        expect(timeOf(back ?? NaN)).toBe(timeOf(moment));
      }),
    );
  });

  it('is nothing without its day', () => {
    expect(minuteAt('', '9:00')).toBeNull();
    expect(minuteAt('2026-13', '9:00')).toBeNull();
    expect(minuteAt('2026-11-30', '')).toBeNull();
  });
});
