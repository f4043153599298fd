import { setTimeout as delay } from 'node:timers/promises';
import {
  assertSchemaCompatibility,
  createPostgresBackend,
  type Job,
  LATEST_SCHEMA_VERSION,
  type PgPool,
  Queue,
  runMigrations,
  Worker,
} from 'bullmq';
import { Client, Pool } from 'pg';
import { TIMEOUT_CLIENT, isUnavailable } from '../database/index.js';
import type { AppLogger } from '../logging/index.js';
import { BullBackend, LOCK_MS, type WorkerSettings } from './bull-backend.js';
import { QUEUES, type QueueName } from './job.js';

const SCHEMA = 'bullmq';
const CONNECTIONS_TO_ADD = 2;
/** Two workers listen on a connection of their own each; the rest is for statements. */
const CONNECTIONS_TO_WORK = 6;
const ANSWER_MS = 35_000;
const PAUSE_MS = 500;

/**
 * BullMQ adds several jobs at once by way of two temporary tables, which it makes and drops each time: that alone takes as long
 * as adding six one by one (about 10 ms against 1.5 ms each, on two busy cores), and its rows in the system's catalogue are
 * most of what is written to the log.
 */
const MOST_ADDED_ONE_BY_ONE = 6;

/** The queues in the schema `bullmq` of the project's own database. */
export class PostgresBackend extends BullBackend {
  protected readonly mostAddedOneByOne = MOST_ADDED_ONE_BY_ONE;
  private readonly adding: Pool;
  /** A process that only adds has none. */
  private working: Pool | undefined;

  constructor(
    private readonly databaseUrl: string,
    logger: AppLogger,
  ) {
    super(logger);
    this.adding = this.pool(CONNECTIONS_TO_ADD);
  }

  async open(): Promise<void> {
    const client = await this.adding.connect();
    try {
      // Making it takes an owner; web and worker may only be allowed to use it.
      if (!(await isCurrent(client))) await makeQueues(client);
    } finally {
      client.release();
    }
  }

  async forgetEvents(): Promise<void> {
    await this.adding.query(
      `DELETE FROM ${SCHEMA}.event WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${SCHEMA}.event FOR UPDATE SKIP LOCKED))`,
    );
  }

  async ping(): Promise<void> {
    await this.adding.query('SELECT 1');
  }

  protected async delayedBeyond(name: QueueName, time: number): Promise<string[]> {
    const { rows } = await this.adding.query<{ id: string }>(
      `SELECT id FROM ${SCHEMA}.job WHERE queue = $1 AND state = 'delayed' AND process_at_ms > $2`,
      [name, time],
    );
    return rows.map(({ id }) => id);
  }

  protected async shortenLocks(name: QueueName): Promise<void> {
    const now = Date.now();
    await this.adding.query(
      `UPDATE ${SCHEMA}.job SET locked_until_ms = $2::bigint + $3
        WHERE queue = $1 AND state = 'active' AND locked_until_ms > $2::bigint + 2 * $3`,
      [name, now, LOCK_MS],
    );
    await this.adding.query(
      `DELETE FROM ${SCHEMA}.meta WHERE queue = $1 AND field = 'stalled-check' AND value::bigint > $2`,
      [name, now],
    );
  }

  protected newQueue(name: QueueName): Queue {
    return new Queue(
      name,
      { connection: this.patiently(this.adding) },
      createPostgresBackend,
    ) as unknown as Queue;
  }

  protected newWorker(
    name: QueueName,
    process: (job: Job) => Promise<void>,
    settings: WorkerSettings,
  ): Worker {
    const work = process as (job: unknown) => Promise<void>;
    const connection = this.patiently((this.working ??= this.pool(CONNECTIONS_TO_WORK)));
    return new Worker(name, work, { connection, ...settings }, createPostgresBackend) as unknown as Worker;
  }

  protected connected(): boolean {
    return true;
  }

  protected answers(): Promise<boolean> {
    return Promise.resolve(true);
  }

  protected async disconnect(): Promise<void> {
    await Promise.all([this.adding.end(), this.working?.end()]);
  }

  private pool(max: number): Pool {
    const pool = new Pool({
      connectionString: this.databaseUrl,
      max,
      // What a crash takes of the queue the outbox brings back: its commits need not wait for the disk.
      options: `-c search_path=${SCHEMA} -c synchronous_commit=off`,
      application_name: 'abhaya-queue',
      ...TIMEOUT_CLIENT,
      connectionTimeoutMillis: 5_000,
      query_timeout: ANSWER_MS,
    });
    pool.on('error', (error) => this.noteAway(error));
    return pool;
  }

  /** BullMQ asks again at once when Postgres is away; this pool lets it wait a little first, so that no process spins. */
  private patiently(pool: Pool): PgPool {
    const slowly = async <T>(asked: Promise<T>): Promise<T> => {
      try {
        const answer = await asked;
        this.noteWorks();
        return answer;
      } catch (error) {
        if (isUnavailable(error)) {
          this.noteAway(error);
          if (!this.closing) await delay(PAUSE_MS);
        }
        throw error;
      }
    };
    return {
      options: pool.options,
      connect: () => slowly(pool.connect()),
      query: (text: string, params?: readonly unknown[]) =>
        slowly(pool.query(text, params ? [...params] : [])),
      end: () => pool.end(),
      on: pool.on.bind(pool),
      removeAllListeners: pool.removeAllListeners.bind(pool),
    } as unknown as PgPool;
  }
}

type Connection = Parameters<typeof runMigrations>[0];

/** Whether the schema is there in the version of this library. One that is newer than the library knows is for it to refuse. */
async function isCurrent(client: Connection): Promise<boolean> {
  try {
    return (await assertSchemaCompatibility(client, SCHEMA)) === LATEST_SCHEMA_VERSION;
  } catch {
    return false;
  }
}

/**
 * Brings the schema up to date, and makes what counts the jobs of each queue. The library makes that when jobs are first added in
 * bulk, as whoever adds them, and a web or worker that owns nothing may not: no batch would ever reach the queue.
 */
async function makeQueues(client: Connection): Promise<void> {
  await runMigrations(client, SCHEMA);
  for (const name of QUEUES)
    await client.query(
      `SELECT ${SCHEMA}.next_job_id($1) WHERE to_regclass('${SCHEMA}.' || ${SCHEMA}.job_id_seq_name($1)) IS NULL`,
      [name],
    );
}

/** Makes the queue's schema in a database, or brings it up to date, as the owner of its tables. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await makeQueues(client);
  } finally {
    await client.end();
  }
}
