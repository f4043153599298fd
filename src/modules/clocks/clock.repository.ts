import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import {
  ANSWER_KINDS,
  ClockEntity,
  type AnswerKind,
  type ClockKind,
  type ClockState,
} from './clock.entity.js';

export interface NewClock {
  id: string;
  caseId: string;
  kind: ClockKind;
  warnAt: Date;
  dueAt: Date;
}

export interface ClockRow {
  id: string;
  kind: AnswerKind;
  state: ClockState;
  dueAt: Date;
}

export interface MovedClock {
  clockId: string;
  caseId: string;
  kind: ClockKind;
}

const OPEN = `state IN ('running', 'warned', 'breached')`;
/** Open, and the clock of an answer: such a one is a deadline of its case. */
const OWED = `${OPEN} AND kind <> 'opening'`;

@Injectable()
export class ClockRepository {
  constructor(private readonly database: Database) {}

  /** Starts the clock unless one of its kind is open. Returns the earliest open deadline of the case afterwards. */
  async insert(clock: NewClock): Promise<Date | null> {
    const rows = await this.database.query<{ due: Date | null }>(
      `WITH fresh AS (
         INSERT INTO clocks (id, case_id, kind, state, warn_at, due_at) VALUES ($1, $2, $3, 'running', $4, $5)
         ON CONFLICT (case_id, kind) WHERE ${OPEN} DO NOTHING RETURNING due_at)
       SELECT least((SELECT min(due_at) FROM clocks WHERE case_id = $2 AND ${OWED}),
                    (SELECT due_at FROM fresh WHERE $3 <> 'opening')) AS due`,
      [clock.id, clock.caseId, clock.kind, clock.warnAt, clock.dueAt],
    );
    return rows[0]?.due ?? null;
  }

  /** Ends the open clocks of these kinds, or of every kind. Returns the earliest deadline that is left. */
  async end(
    caseId: string,
    kinds: readonly ClockKind[] | null,
    state: 'met' | 'cancelled',
    at: Date,
  ): Promise<Date | null> {
    const rows = await this.database.query<{ due: Date | null }>(
      `WITH ended AS (
         UPDATE clocks SET state = $3, ended_at = $4
          WHERE case_id = $1 AND ${OPEN} AND ($2::text[] IS NULL OR kind = ANY($2::text[])) RETURNING id)
       SELECT min(due_at) AS due FROM clocks WHERE case_id = $1 AND ${OWED} AND id NOT IN (SELECT id FROM ended)`,
      [caseId, kinds, state, at],
    );
    return rows[0]?.due ?? null;
  }

  async nextDeadline(caseId: string): Promise<Date | null> {
    const rows = await this.database.query<{ due: Date | null }>(
      `SELECT min(due_at) AS due FROM clocks WHERE case_id = $1 AND ${OWED}`,
      [caseId],
    );
    return rows[0]?.due ?? null;
  }

  async listFor(caseId: string): Promise<ClockRow[]> {
    return this.database.query<ClockRow>(
      `SELECT id, kind, state, due_at AS "dueAt" FROM clocks
        WHERE case_id = $1 AND kind = ANY($2::text[]) ORDER BY due_at, id`,
      [caseId, ANSWER_KINDS],
    );
  }

  /** Ends a breached clock and starts one of its kind after it. False, and nothing is written, when it is not breached. */
  async follow(id: string, next: NewClock, at: Date): Promise<boolean> {
    const ended = await this.database.execute(
      `UPDATE clocks SET state = 'cancelled', ended_at = $2 WHERE id = $1 AND state = 'breached'`,
      [id, at],
    );
    if (ended === 1) await this.insert(next);
    return ended === 1;
  }

  async stateOf(id: string): Promise<ClockState | null> {
    const clock = await this.database.manager().findOneBy(ClockEntity, { id });
    return clock?.state ?? null;
  }

  /**
   * Moves up to `limit` open clocks that are due to 'breached' and returns them. Clocks that another worker is moving at
   * this moment are left to it.
   */
  breach(now: Date, limit: number): Promise<MovedClock[]> {
    return this.move(`state IN ('running', 'warned') AND due_at <= $1`, 'due_at', 'breached', now, limit);
  }

  /** The same for running clocks whose warning has come and whose deadline has not. */
  warn(now: Date, limit: number): Promise<MovedClock[]> {
    return this.move(`state = 'running' AND warn_at <= $1 AND due_at > $1`, 'warn_at', 'warned', now, limit);
  }

  /** For a case whose clocks have all ended. */
  async keepDaysOnly(caseId: string): Promise<void> {
    const day = (column: string): string => `${column} = date_trunc('day', ${column}, 'UTC')`;
    await this.database.query(
      `UPDATE clocks SET ${['warn_at', 'due_at', 'ended_at'].map(day).join(', ')} WHERE case_id = $1`,
      [caseId],
    );
  }

  private move(
    where: string,
    by: 'due_at' | 'warn_at',
    to: 'warned' | 'breached',
    now: Date,
    limit: number,
  ): Promise<MovedClock[]> {
    return this.database.query<MovedClock>(
      `WITH next AS (SELECT id FROM clocks WHERE ${where} ORDER BY ${by} LIMIT $2 FOR UPDATE SKIP LOCKED),
            moved AS (UPDATE clocks c SET state = $3 FROM next WHERE c.id = next.id RETURNING c.id, c.case_id, c.kind)
       SELECT id AS "clockId", case_id AS "caseId", kind FROM moved`,
      [now, limit, to],
    );
  }
}
