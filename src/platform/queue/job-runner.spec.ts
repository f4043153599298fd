import fc from 'fast-check';
import { defineJob } from './job.js';
import { restAfter } from './job-runner.js';

describe('the rest between two tries', () => {
  const { retry } = defineJob({ name: 'x', queue: 'triage', on: [] });

  it('doubles up to the longest and is cut by at most a half', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), (attempt) => {
        const full = Math.min(1_000 * 2 ** (attempt - 1), 600_000);
        const rest = restAfter(attempt, retry);
        expect(rest).toBeGreaterThanOrEqual(full / 2);
        expect(rest).toBeLessThanOrEqual(full);
      }),
    );
  });

  it('is not the same for everybody, so that jobs that failed together do not come back together', () => {
    expect(new Set(Array.from({ length: 50 }, () => restAfter(8, retry))).size).toBeGreaterThan(10);
  });
});
