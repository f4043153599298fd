import { learnServerTime, momentOf, serverNow, timeLeft } from './time.js';

const NOW = Date.parse('2026-11-24T10:00:00Z');
const at = (minutes: number): string => new Date(NOW + minutes * 60_000).toISOString();

describe('timeLeft', () => {
  it.each([
    [25, 'soon, in 25 min', 'soon'],
    [25.9, 'soon, in 25 min', 'soon'],
    [0.5, 'soon, in less than a minute', 'soon'],
    [60, 'soon, in 1 h', 'soon'],
    [61, 'in 1 h 1 min', null],
    [190, 'in 3 h 10 min', null],
    [26 * 60, 'in 1 d 2 h', null],
    [-0.5, 'overdue less than a minute', 'overdue'],
    [-12, 'overdue 12 min', 'overdue'],
    [-26 * 60, 'overdue 1 d 2 h', 'overdue'],
  ])('%s minutes', (minutes, text, state) => {
    const left = { text, overdue: state === 'overdue', soon: state === 'soon' };
    expect(timeLeft(at(minutes), NOW)).toEqual(left);
  });
});

describe('serverNow', () => {
  beforeEach(() => jest.useFakeTimers({ now: NOW }));
  afterEach(() => {
    learnServerTime(new Date().toUTCString());
    jest.useRealTimers();
  });

  it('follows the server where the clock of the workstation is wrong', () => {
    const wrong = 3 * 60 * 60_000;
    learnServerTime(new Date(Date.now() + wrong).toUTCString());
    expect(serverNow()).toBe(NOW + wrong);
  });

  it('does not take the network for a wrong clock, and no header for a time', () => {
    learnServerTime(new Date(Date.now() - 2_000).toUTCString());
    learnServerTime(null);
    learnServerTime('soon');
    expect(serverNow()).toBe(NOW);
  });
});

describe('momentOf', () => {
  beforeAll(() => {
    Object.defineProperty(globalThis, 'navigator', { value: { languages: ['en-GB'] }, configurable: true });
  });

  it('says of a closed case the day that is left of its times, in no zone but UTC', () => {
    const day = momentOf('2026-11-24T00:00:00.000Z', true, NOW);
    expect(day.machine).toBe('2026-11-24');
    expect(day.text).toContain('24');
    expect(day.text).not.toMatch(/:|23/);
  });

  it('says the minute where it is left', () => {
    for (const [at, closed] of [
      ['2026-11-24T09:30:00.000Z', true],
      ['2026-11-24T00:00:00.000Z', false],
    ] as const)
      expect(momentOf(at, closed, NOW)).toEqual({
        machine: at,
        text: expect.stringMatching(/\d\d:\d\d/) as string,
      });
  });
});
