import type { FailedJob, OutboxCount } from '../../platform/outbox/index.js';
import { QUEUES } from '../../platform/queue/index.js';
import type { FailedJobDto, JobCountDto, QueueDto, WorkDto } from './dto/operations.dto.js';

/** What there is to do and what was given up: names, counts, codes and times, and nothing of what a job is about. */
export function presentWork(counts: readonly OutboxCount[], failed: readonly FailedJob[]): WorkDto {
  // A queue of a newer version, which this process does not know, is shown as well.
  const queues = new Set([...QUEUES, ...counts.map(({ queue }) => queue)]);
  return {
    queues: [...queues].map((queue) => presentQueue(queue, counts)),
    jobs: counts.map(presentCount),
    failed: failed.map(presentFailed),
  };
}

function presentQueue(queue: string, counts: readonly OutboxCount[]): QueueDto {
  const own = counts.filter((one) => one.queue === queue);
  const open = own.filter(({ state }) => state !== 'failed');
  const oldest = open.map(({ oldestAt }) => oldestAt).sort((a, b) => a.getTime() - b.getTime())[0];
  return {
    queue,
    open: total(open),
    failed: total(own) - total(open),
    oldestAt: oldest?.toISOString() ?? null,
  };
}

function presentCount({ queue, job, state, count, oldestAt }: OutboxCount): JobCountDto {
  return { queue, job, state, count, oldestAt: oldestAt.toISOString() };
}

function presentFailed({ id, queue, job, errorCode, attempts, createdAt }: FailedJob): FailedJobDto {
  return { id, queue, job, code: errorCode, attempts, createdAt: createdAt.toISOString() };
}

function total(counts: readonly OutboxCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}
