import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AppLogger } from '../logging/index.js';
import { Database } from './database.js';
import { openTransaction, outsideScope } from './transaction-scope.js';

/** How long a measured time is good for: in it the clock that counts on goes wrong by a millisecond. */
const GOOD_FOR_MS = 10_000;
/** Beyond this the clock of a process is said to be wrong. */
const MOST_SKEW_MS = 5_000;
/** How long a process that no longer says so is still shown as one whose clock is wrong. */
const SHOWN_MINUTES = 15;

/** How far the clock of a process is from the database's, in whole seconds: above 0, ahead. */
export interface ClockSkew {
  /** Host and process id. */
  readonly process: string;
  readonly seconds: number;
}

interface Measured {
  /** By the database, in milliseconds since 1970. */
  readonly time: number;
  /** By `performance.now`, which no change of the process's clock moves. */
  readonly at: number;
  readonly skewMs: number;
}

/**
 * The time by the clock of the database, which every process and every sweep shares: deadlines are written and read by it, however
 * wrong the clock of a process is. It is asked now and then, and counted on in between by how much time went by.
 */
@Injectable()
export class DatabaseClock implements OnModuleInit {
  private readonly id = randomUUID();
  private measured: Measured | null = null;
  private measuring: Promise<void> | null = null;
  private telling: Promise<void> = Promise.resolve();
  private skewed = false;

  constructor(
    private readonly database: Database,
    private readonly logger: AppLogger,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.measure();
    await this.telling;
  }

  /** For what writes a deadline: asks the database where it was not asked in the last ten seconds. @throws DatabaseError */
  async read(): Promise<Date> {
    if (this.isOld()) await this.measure();
    return this.now();
  }

  /** For what is shown, and where nothing can be awaited: never asks, and sees to it that it is asked soon. */
  now(): Date {
    if (this.isOld()) void this.measure().catch(() => undefined);
    const { time, at } = this.measured ?? { time: Date.now(), at: performance.now() };
    return new Date(Math.round(time + performance.now() - at));
  }

  /** To be called when the database refused a time: the next reading asks it. */
  forget(): void {
    this.measured = null;
  }

  /** How far the clock of this process is off, as of the last ten seconds. @throws DatabaseError */
  async skew(): Promise<{ readonly seconds: number; readonly wrong: boolean }> {
    await this.read();
    return { seconds: Math.round((this.measured?.skewMs ?? 0) / 1_000), wrong: this.skewed };
  }

  /** The processes whose clock was wrong in the last quarter of an hour. */
  async skewedProcesses(): Promise<ClockSkew[]> {
    await this.read();
    await this.telling;
    return this.database.query<ClockSkew>(
      `SELECT process, seconds FROM clock_skews WHERE seen_at > now() - make_interval(mins => $1) ORDER BY process, id`,
      [SHOWN_MINUTES],
    );
  }

  private isOld(): boolean {
    return this.measured === null || performance.now() - this.measured.at > GOOD_FOR_MS;
  }

  /** A transaction asks on its own connection: one that waited for another's could wait for a lock that it holds itself. */
  private measure(): Promise<void> {
    if (openTransaction()) return this.ask();
    this.measuring ??= this.ask().finally(() => (this.measuring = null));
    return this.measuring;
  }

  private async ask(): Promise<void> {
    const asked = performance.now();
    const rows = await this.database.query<{ time: number }>(
      `SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS time`,
    );
    const at = performance.now();
    const time = rows[0]?.time ?? Date.now();
    // It looked at its clock after the question left: an answer that waited for a connection says less of the skew.
    const skewMs = Date.now() - time;
    this.measured = { time, at, skewMs };
    const wrong = Math.abs(skewMs) - (at - asked) > MOST_SKEW_MS;
    if (wrong || this.skewed)
      this.telling = outsideScope(() => this.tell(skewMs, wrong)).catch((error: unknown) =>
        this.logger.failure('clock.not_noted', error),
      );
  }

  /** One line when the clock goes wrong and one when it is right again; while it is wrong a row that administrators are shown. */
  private async tell(skewMs: number, wrong: boolean): Promise<void> {
    const seconds = Math.round(skewMs / 1_000);
    if (wrong !== this.skewed) {
      this.skewed = wrong;
      if (wrong) this.logger.warn('clock.skewed', { seconds });
      else this.logger.info('clock.right_again', { seconds });
      if (!wrong) await this.database.execute('DELETE FROM clock_skews WHERE id = $1', [this.id]);
    }
    if (wrong)
      await this.database.execute(
        `WITH gone AS (DELETE FROM clock_skews WHERE seen_at < now() - interval '1 day')
         INSERT INTO clock_skews (id, process, seconds, seen_at) VALUES ($1, $2, $3, date_trunc('minute', now()))
         ON CONFLICT (id) DO UPDATE SET seconds = excluded.seconds, seen_at = excluded.seen_at`,
        [this.id, `${hostname().slice(0, 60)}:${process.pid}`, seconds],
      );
  }
}
