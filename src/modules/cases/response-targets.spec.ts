import type { Config } from '../../platform/config/index.js';
import type { Duty } from '../duty/index.js';
import { ResponseTargets } from './response-targets.js';

const targets = new ResponseTargets(
  { firstAnswerMinutes: [15, 60, 240, 1440] } as unknown as Config,
  {} as Duty,
);

describe('the minutes of a clock after a change of urgency', () => {
  it.each([
    [60, 2, 1, 15],
    [60, 2, 4, 1440],
    [30, 2, 4, 30],
    [30, 2, 1, 15],
    [1440, 4, 3, 240],
  ] as const)('of %d minutes, from %d to %d: %d', (minutes, from, to, expected) => {
    expect(targets.after(minutes, { from, to })).toBe(expected);
  });
});
