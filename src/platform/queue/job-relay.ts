import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { Config } from '../config/index.js';
import { AppLogger } from '../logging/index.js';
import { QUEUES } from './job.js';
import { within } from './bull-backend.js';
import { PostgresBackend } from './postgres-backend.js';
import type { JobBatch, QueueBackend, TryBatch } from './queue-backend.js';
import { RedisBackend } from './redis-backend.js';

/** Batches that a worker does side by side on the database alone. */
const SIDE_BY_SIDE = 4;

/** The process's connection to the queues, and the way of jobs into them. */
@Injectable()
export class JobRelay implements OnModuleInit, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly backend: QueueBackend;

  constructor(
    private readonly config: Config,
    logger: AppLogger,
  ) {
    this.backend = config.redisUrl
      ? new RedisBackend(config.redisUrl, logger)
      : new PostgresBackend(config.databaseUrl, logger);
  }

  async onModuleInit(): Promise<void> {
    await this.backend.open();
  }

  /**
   * Puts batches into their queues; one that is there already stays as it is.
   *
   * @throws QUEUE_AWAY when none or only some could be added
   */
  async add(batches: readonly JobBatch[]): Promise<void> {
    for (const queue of QUEUES) {
      const own = batches.filter((batch) => batch.queue === queue);
      if (own.length > 0) await this.backend.add(queue, own);
    }
  }

  /** Calls back whenever the queue came back after being away: its jobs may be lost. */
  onReturn(fn: () => void): void {
    this.backend.onReturn(fn);
  }

  /** Whether the queue gives a sign of life within so many milliseconds. */
  async answers(patienceMs: number): Promise<boolean> {
    return within(patienceMs, this.backend.ping()).then(
      () => true,
      () => false,
    );
  }

  /** Wipes the queue's own record of times. */
  async forgetEvents(): Promise<void> {
    await this.backend.forgetEvents();
  }

  /** Frees what waits in the queues for a time that a clock which was put back has moved far away. */
  async afterClockPutBack(): Promise<void> {
    for (const queue of QUEUES) await this.backend.afterClockPutBack(queue);
  }

  /** Starts a worker on every queue. */
  async work(tryBatch: TryBatch): Promise<void> {
    // While half of them wait for the mail server, the others are before or after it: no connection is idle.
    const mails = 2 * this.config.mailConnections;
    for (const queue of QUEUES) {
      await this.backend.work(queue, tryBatch, queue === 'notifications' ? mails : SIDE_BY_SIDE);
    }
  }

  /** Before the listeners close: a job that runs may still be writing. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.backend.stopWorking();
  }

  /** After the last request is answered: what it committed has been handed over by then (see OutboxModule). */
  async onApplicationShutdown(): Promise<void> {
    await this.backend.close();
  }
}
