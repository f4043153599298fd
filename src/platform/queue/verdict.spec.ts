import fc from 'fast-check';
import { defineJob } from './job.js';
import { delayAfter } from './verdict.js';

describe('the wait between two tries', () => {
  const { retry } = defineJob({ name: 'x', queue: 'triage', on: [] });

  it('doubles up to the longest and is cut by at most a half', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), (attempt) => {
        const full = Math.min(1_000 * 2 ** (attempt - 1), 600_000);
        const delay = delayAfter(attempt, retry);
        expect(delay).toBeGreaterThanOrEqual(full / 2);
        expect(delay).toBeLessThanOrEqual(full);
      }),
    );
  });

  it('is not the same for everybody, so that jobs that failed together do not come back together', () => {
    expect(new Set(Array.from({ length: 50 }, () => delayAfter(8, retry))).size).toBeGreaterThan(10);
  });
});
