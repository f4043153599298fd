import fc from 'fast-check';
import { clockTimes, fixedTimes, secondsUntil, timesOf, type BusinessTime } from './clock-times.js';

const CLOCK = { warnBefore: { share: 0.2, leastMinutes: 3 } };
const START = new Date('2026-11-24T03:00:00Z');
const after = (minutes: number): Date => new Date(START.getTime() + minutes * 60_000);

describe('the times of a clock', () => {
  it.each([
    [15, 12],
    [60, 48],
    [240, 192],
    [1440, 1152],
    [5, 2],
    [3, 0],
    [1, 0],
  ])('of %d minutes: warned of after %d', (minutes, warned) => {
    expect(clockTimes(CLOCK, START, minutes)).toMatchObject({ warnAt: after(warned), dueAt: after(minutes) });
  });

  it('is warned of between start and deadline, with a fifth or three minutes left, whichever is more', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 43_200 }),
        (start, minutes) => {
          const { warnAt, dueAt } = clockTimes(CLOCK, start, minutes);
          const left = dueAt.getTime() - warnAt.getTime();
          expect(dueAt.getTime() - start.getTime()).toBe(minutes * 60_000);
          expect(warnAt >= start).toBe(true);
          expect(left).toBe(Math.min(minutes * 60_000, Math.max(minutes * 12_000, 180_000)));
        },
      ),
    );
  });
});

describe('the times of a clock that goes on', () => {
  it.each([
    [60, 30, 18],
    [60, 5, 0],
    [60, 0, 0],
    [60, -20, 0],
  ])('of %d minutes with %d left: warned of after %d', (minutes, left, warned) => {
    const times = timesOf(CLOCK, { startedAt: START, minutes, leftSeconds: left * 60 });
    expect(times).toMatchObject({ warnAt: after(warned), dueAt: after(Math.max(0, left)) });
  });
});

describe('the warning of a clock', () => {
  it.each([
    [{ share: 0, leastMinutes: 60 }, 180, 120],
    [{ share: 0.5, leastMinutes: 0 }, 180, 90],
    [{ share: 0, leastMinutes: 60 }, 30, 0],
    [null, 180, 180],
  ])('%j before the end of %d minutes comes after %d', (warnBefore, minutes, warned) => {
    const times = { warnAt: after(warned), dueAt: after(minutes) };
    expect(clockTimes({ warnBefore }, START, minutes)).toMatchObject(times);
    expect(fixedTimes({ warnBefore }, START, after(minutes))).toEqual(times);
  });

  it('of a deadline that has passed is not after the deadline', () => {
    const times = { warnAt: after(-5), dueAt: after(-5) };
    expect(fixedTimes(CLOCK, START, after(-5))).toEqual(times);
    expect(fixedTimes({ warnBefore: null }, START, after(-5))).toEqual(times);
  });
});

describe('the times of a moment that was said', () => {
  it.each([
    [60, 48],
    [5, 2],
    [2, 0],
  ])('in %d minutes: warned of after %d', (minutes, warned) => {
    expect(fixedTimes(CLOCK, START, after(minutes))).toEqual({
      warnAt: after(warned),
      dueAt: after(minutes),
    });
  });
});

describe('the seconds until a moment', () => {
  const HOUR = 3_600_000;
  /** Stands still from minute 30 to minute 60 of every hour. */
  const halfHours: BusinessTime = (start, span) => {
    let [time, left] = [start.getTime(), span];
    for (;;) {
      const into = time % HOUR;
      const open = Math.max(0, HOUR / 2 - into);
      if (left <= open) return new Date(time + left);
      left -= open;
      time += HOUR - into;
    }
  };

  it('are those that pass', () => {
    expect(secondsUntil(START, after(90))).toBe(5_400);
    expect(secondsUntil(START, after(90), halfHours)).toBe(3_600);
    expect(secondsUntil(after(45), after(75), halfHours)).toBe(900);
    expect(secondsUntil(START, START)).toBe(0);
    expect(secondsUntil(after(1), START)).toBe(0);
  });

  it('lead back to where they were counted to, however time passes', () => {
    const offset = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(offset, offset, fc.constantFrom(halfHours, undefined), (start, span, time) => {
        const from = after(start);
        const { dueAt } = timesOf(CLOCK, { startedAt: from, minutes: 20_000, leftSeconds: span }, time);
        expect(secondsUntil(from, dueAt, time)).toBe(span);
      }),
    );
  });
});
