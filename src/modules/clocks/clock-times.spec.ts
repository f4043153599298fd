import fc from 'fast-check';
import { clockTimes } from './clock-times.js';

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
    expect(clockTimes(START, minutes)).toEqual({ warnAt: after(warned), dueAt: after(minutes) });
  });

  it('is warned of between start and deadline, with a fifth or three minutes left, whichever is more', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 43_200 }),
        (start, minutes) => {
          const { warnAt, dueAt } = clockTimes(start, minutes);
          const left = dueAt.getTime() - warnAt.getTime();
          expect(dueAt.getTime() - start.getTime()).toBe(minutes * 60_000);
          expect(warnAt >= start).toBe(true);
          expect(left).toBe(Math.min(minutes * 60_000, Math.max(minutes * 12_000, 180_000)));
        },
      ),
    );
  });
});
