import fc from 'fast-check';
import { batchesOf, batchOf } from './job-batches.js';
import type { JobRef } from './queue-backend.js';

const jobs = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    queue: fc.constant('triage' as const),
    name: fc.constantFrom('greet-case', 'tell-staff', 'send-one'),
    urgency: fc.constantFrom(1, 2, 3, 4, null),
  }),
  { selector: ({ id }) => id, maxLength: 200 },
);
const sizeOf = (name: string): number => (name === 'send-one' ? 1 : 20);

describe('the batches of jobs', () => {
  it('hold each job once, of one name and urgency, no more than its size, and no batch that another had room for', () => {
    fc.assert(
      fc.property(jobs, (given: JobRef[]) => {
        const batches = batchesOf(given, sizeOf);
        expect(batches.flatMap(({ rowIds }) => rowIds).sort()).toEqual(given.map(({ id }) => id).sort());
        const byId = new Map(given.map((job) => [job.id, job]));
        for (const { rowIds, name, urgency } of batches) {
          expect(rowIds.length).toBeLessThanOrEqual(sizeOf(name));
          for (const id of rowIds) expect(byId.get(id)).toMatchObject({ name, urgency });
        }
        const roomy = batches.filter(({ name, rowIds }) => rowIds.length < sizeOf(name));
        expect(new Set(roomy.map(({ name, urgency }) => `${name} ${urgency}`)).size).toBe(roomy.length);
      }),
    );
  });

  it('have the id of the row where there is one, so that the queue holds it once, and else a fresh one or that given', () => {
    const job = { id: 'a', queue: 'triage', name: 'greet-case', urgency: 1 } as const;
    const other = { ...job, id: 'b' };
    expect(batchOf([job]).id).toBe('a');
    expect(['a', 'b']).not.toContain(batchOf([job, other]).id);
    expect(batchOf([job, other]).id).not.toBe(batchOf([job, other]).id);
    expect(batchOf([job], 'c')).toMatchObject({ id: 'c', rowIds: ['a'] });
    expect(() => batchOf([])).toThrow(RangeError);
  });
});
