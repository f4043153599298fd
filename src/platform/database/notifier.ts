import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { Config } from '../config/index.js';
import { AppLogger } from '../logging/index.js';
import { isPlainValue } from '../text/index.js';
import { Database } from './database.js';
import type { Sql } from './statement.js';

/** What a notification is about: one word, such as `case`. */
export type Topic = string;

/** What a notification carries: ids and enumerations. */
export type Notification = Readonly<Record<string, string>>;

interface Listener {
  readonly topic: Topic;
  readonly hear: (payload: Notification) => void;
  readonly missed: () => void;
}

const CHANNEL = 'abhaya';
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/**
 * Tells every process that something changed, over LISTEN and NOTIFY of Postgres. A process that subscribes holds one
 * connection for it, opens it again when it breaks, and then tells its subscribers that they may have missed something.
 */
@Injectable()
export class Notifier implements OnApplicationShutdown {
  private readonly listeners = new Set<Listener>();
  private client: Client | undefined;
  private connecting: Promise<void> | undefined;
  private retry: NodeJS.Timeout | undefined;
  private wait = FIRST_WAIT_MS;
  private ended = false;

  constructor(
    private readonly database: Database,
    @Inject(Config) private readonly config: Pick<Config, 'databaseUrl'>,
    private readonly logger: AppLogger,
  ) {}

  /**
   * Tells all subscribers of the topic, in every process, once the open transaction is committed (at once without one).
   * Throws when a value is not an id or an enumeration. Throws DatabaseError.
   */
  async notify(topic: Topic, payload: Notification): Promise<void> {
    await this.database.query('SELECT pg_notify($1, $2)', [CHANNEL, textOf(topic, payload)]);
  }

  /** The same as an expression of a statement that does more: `SELECT <expression> FROM ..` tells it once for each row. */
  notifying(topic: Topic, payload: Notification): Sql {
    const text = textOf(topic, payload);
    return (bind) => `pg_notify(${bind(CHANNEL)}, ${bind(text)})`;
  }

  /**
   * Calls `hear` for every notification of the topic from now on. Returns a function that ends it.
   *
   * @param missed - called when the connection was broken for a while: what happened meanwhile is unknown
   */
  subscribe(
    topic: Topic,
    hear: (payload: Notification) => void,
    missed: () => void = () => undefined,
  ): () => void {
    const listener = { topic, hear, missed };
    this.listeners.add(listener);
    this.connect();
    return () => void this.listeners.delete(listener);
  }

  /** Resolves once this process hears notifications. Throws when the database cannot be reached now. */
  async ready(): Promise<void> {
    this.connect();
    await this.connecting;
    if (!this.client) throw new Error('NOTIFIER_NOT_CONNECTED');
  }

  async onApplicationShutdown(): Promise<void> {
    this.ended = true;
    clearTimeout(this.retry);
    this.listeners.clear();
    await this.connecting;
    await this.client?.end().catch(() => undefined);
  }

  private connect(): void {
    if (this.client || this.connecting || this.ended) return;
    clearTimeout(this.retry);
    this.connecting = this.open().finally(() => (this.connecting = undefined));
  }

  private async open(): Promise<void> {
    const client = new Client({
      connectionString: this.config.databaseUrl,
      application_name: 'abhaya-notifier',
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
    });
    const lost = () => {
      if (this.client === client) this.client = undefined;
      client.removeAllListeners('notification');
      void client.end().catch(() => undefined);
      this.later();
    };
    client.on('error', lost);
    client.on('end', () => this.client === client && lost());
    client.on('notification', ({ payload }) => payload !== undefined && this.hear(payload));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      const again = this.wait > FIRST_WAIT_MS;
      this.wait = FIRST_WAIT_MS;
      this.client = client;
      if (again) for (const { missed } of [...this.listeners]) missed();
    } catch {
      lost();
    }
  }

  private later(): void {
    if (this.ended) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.connect(), this.wait);
    this.retry.unref();
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
  }

  /** Anybody who may use the database may notify: what is not ours is left alone. */
  private hear(text: string): void {
    const [topic, payload] = parsed(text);
    if (typeof topic !== 'string' || !isNotification(payload)) {
      const named = typeof topic === 'string' && isPlainValue(topic) ? { topic } : {};
      this.logger.warn('database.notification_malformed', named);
      return;
    }
    for (const listener of [...this.listeners]) if (listener.topic === topic) listener.hear(payload);
  }
}

function textOf(topic: Topic, payload: Notification): string {
  if (!Object.values({ ...payload, topic }).every(isPlainValue)) {
    throw new TypeError('A notification carries ids and enumerations only.');
  }
  return JSON.stringify([topic, payload]);
}

function parsed(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function isNotification(payload: unknown): payload is Notification {
  return (
    typeof payload === 'object' &&
    payload !== null &&
    Object.values(payload).every((value) => typeof value === 'string')
  );
}
