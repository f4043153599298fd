import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

/** What was done last, when and by whom. `outcome`: a code where it may have come out one way or another. */
export interface ReadinessRecord {
  /** A day, YYYY-MM-DD. */
  readonly doneOn: string;
  readonly doneBy: string;
  readonly outcome: string | null;
  /** Whole days since. */
  readonly days: number;
}

const TODAY = `(now() AT TIME ZONE 'UTC')::date`;

/** The table `readiness_records`: a row for each thing that is done now and then. */
@Injectable()
export class ReadinessRepository {
  constructor(private readonly database: Database) {}

  async find(name: string): Promise<ReadinessRecord | null> {
    const [row] = await this.database.query<ReadinessRecord>(
      `SELECT to_char(done_on, 'YYYY-MM-DD') AS "doneOn", done_by AS "doneBy", outcome, ${TODAY} - done_on AS days
         FROM readiness_records WHERE name = $1`,
      [name],
    );
    return row ?? null;
  }

  /** @param doneOn - a day; null: today */
  async set(name: string, doneBy: string, doneOn: string | null, outcome: string | null): Promise<void> {
    await this.database.execute(
      `INSERT INTO readiness_records (name, done_on, done_by, outcome) VALUES ($1, coalesce($2::date, ${TODAY}), $3, $4)
       ON CONFLICT (name) DO UPDATE
         SET done_on = EXCLUDED.done_on, done_by = EXCLUDED.done_by, outcome = EXCLUDED.outcome`,
      [name, doneOn, doneBy, outcome],
    );
  }

  /** Whether a day is today or before it. */
  async hasCome(day: string): Promise<boolean> {
    const [row] = await this.database.query<{ come: boolean }>(`SELECT $1::date <= ${TODAY} AS come`, [day]);
    return row?.come === true;
  }
}
