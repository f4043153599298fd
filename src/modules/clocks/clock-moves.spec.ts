import fc from 'fast-check';
import { given, paused, resumed, type OpenClock } from './clock-moves.js';
import { clockTimes } from './clock-times.js';

const CLOCK = { warnBefore: { share: 0.2, leastMinutes: 3 } };
const START = new Date('2026-11-24T03:00:00Z');
const after = (minutes: number): Date => new Date(START.getTime() + minutes * 60_000);

function running(minutes: number, state: OpenClock['state'] = 'running'): OpenClock {
  const { warnAt, dueAt, allowance } = clockTimes(CLOCK, START, minutes);
  return {
    id: 'c',
    kind: 'first_answer',
    state,
    warnAt,
    dueAt,
    allowance: allowance ?? null,
    pausedAs: null,
  };
}
const fixed: OpenClock = { ...running(60), allowance: null };

describe('a clock', () => {
  it('stands still with what was left and goes on with it', () => {
    const still = paused(running(60), after(40.5))!;
    expect(still).toMatchObject({
      state: 'paused',
      pausedAs: 'running',
      allowance: { leftSeconds: 20 * 60 },
    });
    expect(resumed(still, CLOCK, after(500.5))).toEqual({
      ...running(60),
      warnAt: after(508),
      dueAt: after(520),
      allowance: { startedAt: after(500), minutes: 60, leftSeconds: 20 * 60 },
    });
  });

  it('that was warned of goes on as one that was', () => {
    expect(resumed(paused(running(60, 'warned'), after(50))!, CLOCK, after(90))).toMatchObject({
      state: 'warned',
      dueAt: after(100),
    });
  });

  it.each<[string, OpenClock, number]>([
    ['is late', running(60, 'breached'), 70],
    ['is over, though nobody said so yet', running(60), 60],
    ['is due at a moment that was said', fixed, 10],
    ['is paused', paused(running(60), after(1))!, 2],
  ])('does not pause when it %s', (_, clock, minutes) => {
    expect(paused(clock, after(minutes))).toBeNull();
  });

  it('with a fixed deadline is given no other minutes', () => {
    expect(given(fixed, CLOCK, () => 15)).toBeNull();
  });

  it('does not go on when it never stood still', () => {
    expect(resumed(running(60), CLOCK, after(10))).toBeNull();
  });

  it.each<[OpenClock['state'], number, number]>([
    ['running', 15, 15],
    ['warned', 240, 240],
    ['breached', 240, 240],
  ])('that is %s counts %d minutes from its start when it is given them', (state, minutes, due) => {
    const clock = running(60, state);
    expect(given(clock, CLOCK, () => minutes)).toMatchObject({ state, dueAt: after(due) });
  });

  it('that stands still is given what it used less of', () => {
    const still = paused(running(60), after(40))!;
    expect(given(still, CLOCK, () => 240)).toMatchObject({
      state: 'paused',
      allowance: { minutes: 240, leftSeconds: 200 * 60 },
    });
    const spent = given(still, CLOCK, () => 15)!;
    expect(resumed(spent, CLOCK, after(90))).toMatchObject({ state: 'running', dueAt: after(90) });
  });

  it('has used as much of its time whatever it was given in between, and however often it paused', () => {
    const minutes = fc.integer({ min: 1, max: 5_000 });
    fc.assert(
      fc.property(
        minutes,
        fc.array(minutes, { maxLength: 6 }),
        fc.integer({ min: 0, max: 300 }),
        (first, others, wait) => {
          const clock = running(first);
          const still = paused(clock, after(0.5))!;
          const moved = [...others, first].reduce((now, next) => given(now, CLOCK, () => next)!, still);
          expect(moved.allowance).toEqual(still.allowance);
          const on = resumed(moved, CLOCK, after(wait))!;
          expect(on.dueAt).toEqual(after(wait + first));
          expect([...others, first].reduce((now, next) => given(now, CLOCK, () => next)!, on)).toEqual(on);
        },
      ),
    );
  });
});
