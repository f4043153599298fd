import { type Job, Queue, Worker } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import type { AppLogger } from '../logging/index.js';
import { BullBackend, within, type WorkerSettings } from './bull-backend.js';
import { QUEUES, type QueueName } from './job.js';

const PREFIX = 'abhaya';
const LONGEST_WAIT_MS = 2_000;
const OPEN_MS = 5_000;

/**
 * The queues in Redis. It may go away, come back empty, or be away when the process starts: the database knows every job, and
 * whoever adds one is told at once that it could not be added.
 */
export class RedisBackend extends BullBackend {
  /** For adding: fails at once when Redis is away. */
  private readonly adding: Redis;
  /** For working: waits for Redis as long as it takes. */
  private working: Redis | undefined;

  constructor(
    private readonly url: string,
    logger: AppLogger,
  ) {
    super(logger);
    this.adding = this.client({
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: 5_000,
    });
  }

  async open(): Promise<void> {
    this.adding.on('ready', () => this.noteReturn());
    // A Redis that is there is waited for; one that is away says so at once, or is not waited for any longer.
    await within(OPEN_MS, this.adding.connect()).catch(() => undefined);
  }

  async forgetEvents(): Promise<void> {
    if (!this.connected()) return;
    for (const name of QUEUES) await this.adding.xtrim(`${PREFIX}:${name}:events`, 'MAXLEN', 0);
  }

  async ping(): Promise<void> {
    await this.adding.ping();
  }

  protected newQueue(name: QueueName): Queue {
    return new Queue(name, { connection: this.adding, prefix: PREFIX });
  }

  protected newWorker(
    name: QueueName,
    process: (job: Job) => Promise<void>,
    settings: WorkerSettings,
  ): Worker {
    this.working ??= this.client({ maxRetriesPerRequest: null });
    return new Worker(name, process, { connection: this.working, prefix: PREFIX, ...settings });
  }

  protected connected(): boolean {
    return this.adding.status === 'ready';
  }

  protected async disconnect(): Promise<void> {
    this.adding.disconnect();
    this.working?.disconnect();
  }

  private client(options: RedisOptions): Redis {
    const client = new Redis(this.url.replace(/^unix:\/\//, ''), {
      ...options,
      connectTimeout: 5_000,
      keepAlive: 10_000,
      retryStrategy: (tries) => (this.closing ? null : Math.min(tries * 100, LONGEST_WAIT_MS)),
    });
    client.on('error', (error) => this.noteAway(error));
    return client;
  }
}
