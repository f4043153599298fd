import { setTimeout as delay } from 'node:timers/promises';
import { type Job, Queue, UnrecoverableError, Worker } from 'bullmq';
import type { AppLogger } from '../logging/index.js';
import type { QueueName } from './job.js';
import type { JobBatch, QueueBackend, TryBatch, TryResult } from './queue-backend.js';
import { QueueError } from './queue.errors.js';

const MOST_URGENT = 1;
const ADD_MS = 5_000;
const CLOSE_MS = 10_000;
const MINUTE_MS = 60_000;
const PAUSE_MS = 500;
/** A worker that was killed lets go of its jobs after this time. */
export const LOCK_MS = 15_000;
const LOOK_FOR_KILLED_MS = 5_000;
/** No job is delayed longer, whatever its kind (see RetryPolicy). */
const LONGEST_DELAY_MS = 15 * 60_000;

/** What both of BullMQ's backends have in common. */
export abstract class BullBackend implements QueueBackend {
  private readonly queues = new Map<QueueName, Queue>();
  private readonly workers: Worker[] = [];
  private readonly running = new Set<Promise<TryResult>>();
  private readonly returned: (() => void)[] = [];
  private away = false;
  /** No more jobs are taken up. */
  protected stopping = false;
  protected closing = false;

  constructor(protected readonly logger: AppLogger) {}

  abstract open(): Promise<void>;
  abstract forgetEvents(): Promise<void>;
  abstract ping(): Promise<void>;
  /** So many batches or fewer are added one by one, more of them together. */
  protected abstract readonly mostAddedOneByOne: number;
  /** The ids of the jobs that are delayed until after this time (milliseconds since 1970). */
  protected abstract delayedBeyond(name: QueueName, time: number): Promise<string[]>;
  /** Lets no lock, and no pause of the search for killed workers, last longer than if it began now. */
  protected abstract shortenLocks(name: QueueName): Promise<void>;
  protected abstract newQueue(name: QueueName): Queue;
  protected abstract newWorker(
    name: QueueName,
    process: (job: Job) => Promise<void>,
    settings: WorkerSettings,
  ): Worker;
  /** Whether commands can be sent now. */
  protected abstract connected(): boolean;
  /** Whether a command is answered now: a connection that broke a moment ago may still look whole. */
  protected abstract answers(): Promise<boolean>;
  protected abstract disconnect(): Promise<void>;

  async add(name: QueueName, batches: readonly JobBatch[]): Promise<void> {
    if (this.closing || !this.connected()) throw new QueueError('QUEUE_AWAY');
    const queue = this.queue(name);
    try {
      await within(ADD_MS, queue.waitUntilReady());
    } catch (error) {
      // BullMQ remembers a failed first connection for good: the next call starts with a new object.
      this.queues.delete(name);
      void queue.close().catch(() => undefined);
      throw this.notAdded(error);
    }
    // The process that committed them and a sweep may bring the same jobs at once: in one order, they cannot block each other for good.
    const ordered = batches.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((batch) => entry(batch));
    try {
      if (ordered.length > this.mostAddedOneByOne) await within(ADD_MS, queue.addBulk(ordered));
      else for (const { name, data, opts } of ordered) await within(ADD_MS, queue.add(name, data, opts));
    } catch (error) {
      throw this.notAdded(error);
    }
    this.noteWorks();
  }

  async work(name: QueueName, tryBatch: TryBatch, concurrency: number): Promise<void> {
    const settings = { ...SETTINGS, concurrency };
    const worker = this.newWorker(name, (job) => this.process(job, name, tryBatch), settings);
    worker.on('error', (error) => this.noteAway(error));
    worker.on('ready', () => this.noteReturn());
    this.workers.push(worker);
  }

  onReturn(fn: () => void): void {
    this.returned.push(fn);
  }

  async afterClockPutBack(name: QueueName): Promise<void> {
    if (this.closing || !this.connected()) return;
    await this.shortenLocks(name);
    for (const id of await this.delayedBeyond(name, Date.now() + LONGEST_DELAY_MS)) {
      const job = await this.queue(name).getJob(id);
      // Whoever was quicker has it.
      await job?.promote().catch(() => undefined);
    }
  }

  async stopWorking(): Promise<void> {
    this.stopping = true;
    if (this.workers.length === 0) return;
    // A worker whose queue is away would wait for it; its running tries need the database alone.
    const force = !(await this.answers());
    await Promise.all(this.workers.map((worker) => quietly(worker.close(force))));
    await quietly(Promise.all(this.running));
  }

  async close(): Promise<void> {
    this.closing = true;
    await Promise.all([...this.queues.values()].map((queue) => quietly(queue.close())));
    await quietly(this.disconnect());
  }

  /** One line when the queue goes away and one when it is back, however many calls fail in between. */
  protected noteAway(error: unknown): void {
    if (this.away || this.closing) return;
    this.away = true;
    this.logger.failure('queue.away', this.reduced(error));
  }

  /** The error with a code of its own, where its kind hides what is wrong. */
  protected reduced(error: unknown): unknown {
    return error;
  }

  /** For a worker: BullMQ asks again at once when it is refused a job. The pause keeps the process from spinning. */
  protected async paced<T>(asked: Promise<T>): Promise<T> {
    try {
      const job = await asked;
      if (job) this.noteWorks();
      return job;
    } catch (error) {
      this.noteAway(error);
      if (!this.stopping) await delay(PAUSE_MS);
      throw error;
    }
  }

  protected noteWorks(): void {
    if (this.away) this.noteReturn();
  }

  protected noteReturn(): void {
    if (this.away) this.logger.info('queue.back');
    this.away = false;
    for (const fn of this.returned) fn();
  }

  private queue(name: QueueName): Queue {
    let queue = this.queues.get(name);
    if (!queue) {
      queue = this.newQueue(name);
      queue.on('error', (error) => this.noteAway(error));
      this.queues.set(name, queue);
    }
    return queue;
  }

  private notAdded(error: unknown): QueueError {
    this.noteAway(error);
    return new QueueError('QUEUE_AWAY', undefined, { cause: this.reduced(error) });
  }

  private async process(job: Job, queue: QueueName, tryBatch: TryBatch): Promise<void> {
    const id = job.id ?? '';
    const { rowIds } = job.data as BatchData;
    const trying = tryBatch({ id, queue, name: job.name, rowIds: rowIds ?? [id] });
    this.running.add(trying);
    const result = await trying.finally(() => this.running.delete(trying));
    if (result.done) return;
    throw result.againMs === null
      ? bare(new UnrecoverableError(result.code))
      : bare(new TryAgain(result.code, result.againMs));
  }
}

/** What the queue keeps of a batch; nothing of a job that goes alone, whose id says it all. */
interface BatchData {
  rowIds?: readonly string[];
}

/** Waits for an end, not for ever, and whether it is a good one or not. */
async function quietly(ending: Promise<unknown>): Promise<void> {
  await within(CLOSE_MS, ending).catch(() => undefined);
}

/** A failed try that says after how many milliseconds to try again. */
class TryAgain extends Error {
  constructor(
    code: string,
    readonly ms: number,
  ) {
    super(code);
  }
}

/** BullMQ keeps the message and the stack of an error: leave it the code alone. */
function bare(error: Error): Error {
  error.stack = '';
  return error;
}

const SETTINGS = {
  lockDuration: LOCK_MS,
  stalledInterval: LOOK_FOR_KILLED_MS,
  maxStalledCount: 100,
  runRetryDelay: 1_000,
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 0 },
  settings: {
    backoffStrategy: (_tries: number, _type?: string, error?: Error) =>
      error instanceof TryAgain ? error.ms : 1_000,
  },
};
export type WorkerSettings = typeof SETTINGS & { readonly concurrency: number };

function entry({ id, name, urgency, rowIds, delayMs = 0 }: JobBatch) {
  const isAlone = rowIds.length === 1 && rowIds[0] === id;
  const data: BatchData = isAlone ? {} : { rowIds };
  const now = Date.now();
  const sinceMinute = now % MINUTE_MS;
  return {
    name,
    data,
    opts: {
      jobId: id,
      // BullMQ counts it from the timestamp below.
      delay: delayMs > 0 ? delayMs + sinceMinute : 0,
      // The smallest goes first; a job without one would overtake them all.
      priority: urgency ?? MOST_URGENT,
      // Rounded to the minute, as every time of a reporter's doing is.
      timestamp: now - sinceMinute,
      // The database counts the tries and says which is the last.
      attempts: 10_000,
      backoff: { type: 'asked' },
      removeOnComplete: true,
      removeOnFail: true,
      stackTraceLimit: 0,
    },
  };
}

/** The promise, or an error after so many milliseconds. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new QueueError('QUEUE_AWAY')), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
    promise.catch(() => undefined);
  }
}
