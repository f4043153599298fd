import { type Job, Queue, Worker, type WorkerOptions } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import { AppError, isError } from '../errors/index.js';
import type { AppLogger } from '../logging/index.js';
import { BullBackend, LOCK_MS, within, type WorkerSettings } from './bull-backend.js';
import { QUEUES, type QueueName } from './job.js';

const PREFIX = 'abhaya';
const LONGEST_WAIT_MS = 2_000;
const OPEN_MS = 5_000;
const ANSWER_MS = 1_000;
/** BullMQ keeps the order within a millisecond in the last twelve bits. */
const SCORES_IN_A_MS = 4_096;

/** Redis answers, and will not do what it is asked. */
class RedisRefusal extends AppError {
  constructor(code: string) {
    super(code, 503);
  }
}

/** Takes no job at once after it was refused one. */
class PacedWorker extends Worker {
  constructor(
    name: QueueName,
    process: (job: Job) => Promise<void>,
    options: WorkerOptions,
    private readonly paced: <T>(asked: Promise<T>) => Promise<T>,
  ) {
    super(name, process, options);
  }

  protected override moveToActive(token: string, name?: string): Promise<Job> {
    return this.paced(super.moveToActive(token, name));
  }
}

/**
 * The queues in Redis. It may go away, come back empty, or be away when the process starts: the database knows every job, and
 * whoever adds one is told at once that it could not be added.
 */
export class RedisBackend extends BullBackend {
  /** Several are one round trip here. */
  protected readonly mostAddedOneByOne = 1;
  /** For adding: fails at once when Redis is away. */
  private readonly adding: Redis;
  /** For working: waits for Redis as long as it takes. */
  private working: Redis | undefined;

  constructor(
    private readonly url: string,
    logger: AppLogger,
  ) {
    super(logger);
    this.adding = this.client(() => this.closing, {
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

  protected delayedBeyond(name: QueueName, time: number): Promise<string[]> {
    return this.adding.zrangebyscore(`${PREFIX}:${name}:delayed`, time * SCORES_IN_A_MS, '+inf');
  }

  protected async shortenLocks(name: QueueName): Promise<void> {
    const active = await this.adding.lrange(`${PREFIX}:${name}:active`, 0, -1);
    const locks = active.map((id) => `${PREFIX}:${name}:${id}:lock`);
    for (const key of [...locks, `${PREFIX}:${name}:stalled-check`]) {
      if ((await this.adding.pttl(key)) > 2 * LOCK_MS) await this.adding.pexpire(key, LOCK_MS);
    }
  }

  protected newQueue(name: QueueName): Queue {
    return new Queue(name, { connection: this.adding, prefix: PREFIX });
  }

  protected newWorker(
    name: QueueName,
    process: (job: Job) => Promise<void>,
    settings: WorkerSettings,
  ): Worker {
    this.working ??= this.client(() => this.stopping, { maxRetriesPerRequest: null });
    return new PacedWorker(
      name,
      process,
      { connection: this.working, prefix: PREFIX, ...settings },
      (asked) => this.paced(asked),
    );
  }

  /** Redis says what is wrong in the first word of an answer: OOM, READONLY, LOADING, MISCONF. */
  protected override reduced(error: unknown): unknown {
    if (!isError(error) || error.name !== 'ReplyError') return error;
    const [word = ''] = error.message.split(' ');
    return /^[A-Z]{2,20}$/.test(word) ? new RedisRefusal(`REDIS_${word}`) : error;
  }

  protected connected(): boolean {
    return this.adding.status === 'ready';
  }

  protected answers(): Promise<boolean> {
    return within(ANSWER_MS, this.ping()).then(
      () => true,
      () => false,
    );
  }

  protected async disconnect(): Promise<void> {
    for (const client of [this.adding, this.working]) {
      // One that waits to try again ends by itself then, and tells whoever waits for an answer; cut off now, it never would.
      if (client?.status !== 'reconnecting') client?.disconnect();
    }
  }

  /** @param over - whether a connection that is lost now is not worth opening again */
  private client(over: () => boolean, options: RedisOptions): Redis {
    const client = new Redis(this.url.replace(/^unix:\/\//, ''), {
      ...options,
      connectTimeout: 5_000,
      keepAlive: 10_000,
      retryStrategy: (tries) => (over() ? null : Math.min(tries * 100, LONGEST_WAIT_MS)),
    });
    client.on('error', (error) => this.noteAway(error));
    return client;
  }
}
