import { randomUUID } from 'node:crypto';
import type { JobBatch, JobRef } from './queue-backend.js';

/**
 * Puts jobs into as few batches as their definitions allow: those of one name and urgency together, up to `sizeOf(name)` of
 * them, in the order given. A job that goes alone makes a batch with the id of its row, so that the queue holds it once
 * however often it is brought.
 *
 * @param sizeOf - the most jobs of a name that go together; 1: each goes alone
 */
export function batchesOf(jobs: readonly JobRef[], sizeOf: (name: string) => number): JobBatch[] {
  const open = new Map<string, JobRef[]>();
  const groups: JobRef[][] = [];
  for (const job of jobs) {
    const key = `${job.queue} ${job.name} ${job.urgency ?? ''}`;
    let group = open.get(key);
    if (!group || group.length >= sizeOf(job.name)) {
      group = [];
      open.set(key, group);
      groups.push(group);
    }
    group.push(job);
  }
  return groups.map((group) => batchOf(group));
}

/**
 * One batch of jobs of one name and urgency: at least one.
 *
 * @param id - left out: that of the row where there is one, else a fresh one
 */
export function batchOf(jobs: readonly JobRef[], id?: string): JobBatch {
  const [first] = jobs;
  if (!first) throw new RangeError('A batch has at least one job.');
  const { queue, name, urgency = null } = first;
  const own = jobs.length === 1 ? first.id : randomUUID();
  return { id: id ?? own, queue, name, urgency, rowIds: jobs.map((job) => job.id) };
}
