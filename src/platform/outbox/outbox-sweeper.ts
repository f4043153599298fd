import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../config/index.js';
import { Transaction } from '../database/index.js';
import { Heartbeat } from '../heartbeat/index.js';
import { AppLogger } from '../logging/index.js';
import { Pulse } from '../metrics/index.js';
import { JobRelay, type JobTicket } from '../queue/index.js';
import { OutboxRepository } from './outbox.repository.js';

const EVERY_MS = 1_000;
const BATCH = 200;
const LOWEST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Brings to the queue what a process that died left behind, and what a queue lost. Any number of workers sweep side by side:
 * a row is taken by one of them, and the queue holds each id once.
 */
@Injectable()
export class OutboxSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;
  private failing = false;
  private queueMayBeEmpty = true;
  private readonly heart: Heartbeat;
  private beats = true;

  constructor(
    private readonly rows: OutboxRepository,
    private readonly transaction: Transaction,
    private readonly queue: JobRelay,
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
    await this.drain((limit) => this.rows.takePending(limit));
    const forgotten = await this.drain((limit) => this.rows.takeForgotten(limit));
    // The queue has most of them still: in their rest, or behind a time that a clock which was put back has moved away.
    if (forgotten > 0) await this.queue.afterClockPutBack();
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
        const batch = await this.rows.listRelayed(after, BATCH);
        const last = batch.at(-1);
        if (!last) return;
        await this.queue.add(batch);
        after = last.id;
      }
    } catch (error) {
      this.queueMayBeEmpty = true;
      throw error;
    }
  }

  /** Returns how many rows were taken. */
  private async drain(take: (limit: number) => Promise<JobTicket[]>): Promise<number> {
    let all = 0;
    let taken: number;
    do {
      taken = await this.transaction.run(async () => {
        const batch = await take(BATCH);
        if (batch.length === 0) return 0;
        await this.queue.add(batch);
        await this.rows.markRelayed(batch.map(({ id }) => id));
        return batch.length;
      });
      all += taken;
    } while (taken === BATCH && !this.stopped);
    return all;
  }
}
