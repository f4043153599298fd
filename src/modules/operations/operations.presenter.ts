import type { ClockSkew } from '../../platform/database/index.js';
import { isOpen, type OutboxCount, type StoppedJob } from '../../platform/outbox/index.js';
import { QUEUES } from '../../platform/queue/index.js';
import type { JobCountDto, QueueDto, StoppedJobDto, WorkDto } from './dto/operations.dto.js';

/** What there is to do and what stopped: names, counts, codes and times, and nothing of what a job is about. */
export function presentWork(
  counts: readonly OutboxCount[],
  stopped: { failed: readonly StoppedJob[]; unknown: readonly StoppedJob[] },
  wrongClocks: readonly ClockSkew[],
): WorkDto {
  // A queue of a newer version, which this process does not know, is shown as well.
  const queues = new Set([...QUEUES, ...counts.map(({ queue }) => queue)]);
  return {
    queues: [...queues].map((queue) => presentQueue(queue, counts)),
    jobs: counts.map(presentCount),
    failed: stopped.failed.map(presentStopped),
    unknown: stopped.unknown.map(presentStopped),
    wrongClocks: wrongClocks.map(({ process, seconds }) => ({ process, seconds })),
  };
}

function presentQueue(queue: string, counts: readonly OutboxCount[]): QueueDto {
  const own = counts.filter((one) => one.queue === queue);
  const open = own.filter(isOpen);
  const oldest = open.map(({ oldestAt }) => oldestAt).sort((a, b) => a.getTime() - b.getTime())[0];
  return {
    queue,
    open: total(open),
    failed: total(own.filter(({ state }) => state === 'failed')),
    oldestAt: oldest?.toISOString() ?? null,
  };
}

function presentCount({ queue, job, state, count, oldestAt }: OutboxCount): JobCountDto {
  return { queue, job, state, count, oldestAt: oldestAt.toISOString() };
}

function presentStopped({ id, queue, job, errorCode, attempts, createdAt }: StoppedJob): StoppedJobDto {
  return { id, queue, job, code: errorCode, attempts, createdAt: createdAt.toISOString() };
}

function total(counts: readonly OutboxCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}
