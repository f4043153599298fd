import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../config/index.js';
import { Transaction } from '../database/index.js';
import { Heartbeat } from '../heartbeat/index.js';
import { AppLogger } from '../logging/index.js';
import { Pulse } from '../metrics/index.js';
import { batchesOf, batchOf, type JobBatch, JobRegistry, JobRelay, JobSpread } from '../queue/index.js';
import { OutboxRepository, type WaitingJob } from './outbox.repository.js';

const EVERY_MS = 1_000;
const BATCH = 200;
/** The most rows that a round looks at, and the next one takes. */
const MOST_PENDING = 10_000;
const LOWEST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Brings to the queue what a process that died left behind, and what a queue lost. Any number of workers sweep side by side:
 * a row is taken by one of them, the queue holds each batch once, and a job that is in two batches is done by one of them.
 */
@Injectable()
export class OutboxSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;
  private failing = false;
  private queueMayBeEmpty = true;
  private pendingBefore: ReadonlySet<string> = new Set();
  private readonly heart: Heartbeat;
  private beats = true;

  constructor(
    private readonly rows: OutboxRepository,
    private readonly transaction: Transaction,
    private readonly queue: JobRelay,
    private readonly registry: JobRegistry,
    private readonly spread: JobSpread,
    private readonly logger: AppLogger,
    private readonly pulse: Pulse,
    config: Config,
  ) {
    this.heart = new Heartbeat(config.heartbeatFile);
  }

  onApplicationBootstrap(): void {
    this.pulse.beat('outbox_sweep');
    this.queue.onReturn(() => (this.queueMayBeEmpty = true));
    this.next(0);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** One round. Throws when the database or the queue is away. */
  async sweep(): Promise<void> {
    if (this.queueMayBeEmpty) await this.refill();
    await this.relayPending();
    // The queue has most of them still: delayed, or behind a time that a clock which was put back has moved away.
    if ((await this.relayForgotten()) > 0) await this.queue.afterClockPutBack();
    await this.queue.forgetEvents();
  }

  private next(ms: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.round().finally(() => this.next(EVERY_MS));
    }, ms);
  }

  private async round(): Promise<void> {
    try {
      await this.sweep();
      this.pulse.beat('outbox_sweep');
      this.failing = false;
    } catch (error) {
      // One line for each outage, not one a second.
      if (!this.failing) this.logger.failure('outbox.sweep_failed', error);
      this.failing = true;
    }
    await this.beat();
  }

  /** After each round, also one that failed: a database that is away is no reason to take the worker for hung. */
  private async beat(): Promise<void> {
    try {
      await this.heart.beat();
      this.beats = true;
    } catch (error) {
      if (this.beats) this.logger.failure('worker.heartbeat_failed', error);
      this.beats = false;
    }
  }

  /** Puts back every open job: at the start, and after the queue was away, nobody knows what it still holds. */
  private async refill(): Promise<void> {
    this.queueMayBeEmpty = false;
    try {
      let after = LOWEST_ID;
      for (;;) {
        const batches = wholeBatches(await this.rows.listRelayed(after, BATCH), BATCH);
        const last = batches.at(-1);
        if (!last) return;
        await this.queue.add(batches);
        after = last.id;
      }
    } catch (error) {
      this.queueMayBeEmpty = true;
      throw error;
    }
  }

  /**
   * A pending row is taken only if the round before saw it too: one that has just been committed is on its way to the queue, by
   * the process that wrote it, which notes so a moment later.
   */
  private async relayPending(): Promise<void> {
    const pending = await this.rows.listPending(MOST_PENDING);
    const left = pending.filter((id) => this.pendingBefore.has(id));
    this.pendingBefore = new Set(pending);
    while (left.length > 0 && !this.stopped) {
      const ids = left.splice(0, BATCH);
      await this.relay(
        () => this.rows.takePending(ids),
        (jobs) =>
          batchesOf(jobs, (name) => this.registry.batchSize(name)).map((batch) => this.spread.delayed(batch)),
      );
    }
  }

  /** Returns how many rows were taken. */
  private async relayForgotten(): Promise<number> {
    let all = 0;
    let taken: number;
    do {
      taken = await this.relay(
        () => this.rows.takeForgotten(BATCH),
        (jobs) => wholeBatches(jobs, BATCH),
      );
      all += taken;
    } while (taken > 0 && !this.stopped);
    return all;
  }

  private relay(
    take: () => Promise<WaitingJob[]>,
    asBatches: (jobs: WaitingJob[]) => JobBatch[],
  ): Promise<number> {
    return this.transaction.run(async () => {
      const batches = asBatches(await take());
      if (batches.length === 0) return 0;
      await this.queue.add(batches);
      await this.rows.markRelayedAgain(batches);
      return batches.reduce((sum, { rowIds }) => sum + rowIds.length, 0);
    });
  }
}

/**
 * The batches that these rows were handed over in: the queue, where it still has one, takes it for the same. `limit` rows may
 * not be all of the last batch, which is left for the next time unless it is the only one.
 */
function wholeBatches(jobs: readonly WaitingJob[], limit: number): JobBatch[] {
  const groups = new Map<string, WaitingJob[]>();
  for (const job of jobs) groups.set(job.batchId, [...(groups.get(job.batchId) ?? []), job]);
  const batches = [...groups].map(([id, rows]) => batchOf(rows, id));
  return jobs.length === limit && batches.length > 1 ? batches.slice(0, -1) : batches;
}
