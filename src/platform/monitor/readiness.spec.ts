import { Pulse } from '../metrics/index.js';
import { pulseStates } from './readiness.js';

const START = Date.UTC(2026, 10, 30);

describe('the age of what a process repeats', () => {
  it.each([
    ['every two seconds', 2_000, 30],
    ['every minute', 60_000, 180],
    ['every hour', 3_600_000, 10_800],
  ])('%s is stale once some rounds are missed, and not before 30 s', (_what, everyMs, seconds) => {
    const pulse = new Pulse();
    pulse.begin('clock_sweep', everyMs, START);
    const at = (after: number) => pulseStates(pulse.all(), START + after * 1_000).clock_sweep;
    expect(at(seconds)).toEqual({ state: 'ok', ageSeconds: seconds });
    expect(at(seconds + 1)).toEqual({ state: 'stale', ageSeconds: seconds + 1 });
    pulse.beat('clock_sweep', START + seconds * 1_000);
    expect(at(seconds + 1)).toEqual({ state: 'ok', ageSeconds: 1 });
  });

  it('is not below nothing where a clock was put back', () => {
    const pulse = new Pulse();
    pulse.begin('outbox_sweep', 1_000, START);
    expect(pulseStates(pulse.all(), START - 5_000)).toEqual({ outbox_sweep: { state: 'ok', ageSeconds: 0 } });
  });
});
