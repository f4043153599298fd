import { Injectable } from '@nestjs/common';
import { Database, insertRow, PLANNED_EACH_TIME, type StatementPart } from '../../platform/database/index.js';
import type { OpenClock } from './clock-moves.js';
import type { ClockTimes } from './clock-times.js';
import {
  ANSWER_KINDS,
  ClockEntity,
  type AnswerKind,
  type ClockKind,
  type ClockState,
} from './clock.entity.js';

export interface NewClock extends ClockTimes {
  id: string;
  caseId: string;
  kind: ClockKind;
}

export interface ClockRow {
  id: string;
  kind: AnswerKind;
  state: ClockState;
  dueAt: Date;
  /** What is left of a clock that stands still; null for any other. */
  leftSeconds: number | null;
}

export interface MovedClock {
  clockId: string;
  caseId: string;
  kind: ClockKind;
}

const OPEN = `state IN ('running', 'warned', 'breached', 'paused')`;
/** Open, going, and the clock of an answer: such a one is a deadline of its case. */
const OWED = `state IN ('running', 'warned', 'breached') AND kind <> 'opening'`;

/** What time alone makes of a clock. */
export type SweptState = 'warned' | 'breached';

const NOW = 'coalesce($1::timestamptz, now())';

/** The statements of the sweep, each over a partial index that holds what may still be moved and nothing else. */
export const SWEEP: Readonly<Record<SweptState, string>> = {
  breached: sweepStatement('breached', `state IN ('running', 'warned') AND due_at <= ${NOW}`, 'due_at'),
  warned: sweepStatement('warned', `state = 'running' AND warn_at <= ${NOW} AND due_at > ${NOW}`, 'warn_at'),
};

interface AllowanceColumns {
  startedAt: Date | null;
  minutes: number | null;
  leftSeconds: number | null;
}

@Injectable()
export class ClockRepository {
  constructor(private readonly database: Database) {}

  /** Starts the clock unless one of its kind is open. Returns the earliest open deadline of the case afterwards. */
  async insert(clock: NewClock): Promise<Date | null> {
    const rows = await this.database.query<{ due: Date | null }>(
      `WITH fresh AS (
         INSERT INTO clocks (id, case_id, kind, state, warn_at, due_at, started_at, minutes, left_seconds)
         VALUES ($1, $2, $3, 'running', $4, $5, $6, $7, $8)
         ON CONFLICT (case_id, kind) WHERE ${OPEN} DO NOTHING RETURNING due_at)
       SELECT least((SELECT min(due_at) FROM clocks WHERE case_id = $2 AND ${OWED}), (SELECT due_at FROM fresh WHERE $3 <> 'opening')) AS due`,
      [
        clock.id,
        clock.caseId,
        clock.kind,
        clock.warnAt,
        clock.dueAt,
        clock.allowance?.startedAt ?? null,
        clock.allowance?.minutes ?? null,
        clock.allowance?.leftSeconds ?? null,
      ],
    );
    return rows[0]?.due ?? null;
  }

  /** A clock of a new case, which has none yet, written if the part named `after` has a row. */
  inserting(clock: NewClock, after: string): StatementPart {
    const { startedAt = null, minutes = null, leftSeconds = null } = clock.allowance ?? {};
    return insertRow(
      'clocks',
      {
        id: clock.id,
        case_id: clock.caseId,
        kind: clock.kind,
        state: 'running',
        warn_at: clock.warnAt,
        due_at: clock.dueAt,
        started_at: startedAt,
        minutes,
        left_seconds: leftSeconds,
      },
      after,
      { name: `new_clock_${clock.kind}` },
    );
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
         UPDATE clocks SET state = $3, ended_at = $4, paused_as = NULL
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

  /** When the case's open clock of this kind is due; null where none is open. */
  async dueOf(caseId: string, kind: ClockKind): Promise<Date | null> {
    const rows = await this.database.query<{ due: Date }>(
      `SELECT due_at AS due FROM clocks WHERE case_id = $1 AND kind = $2 AND ${OPEN}`,
      [caseId, kind],
    );
    return rows[0]?.due ?? null;
  }

  /** The case's open clocks, paused ones too, held against the sweep until the open transaction ends. */
  async lockOpen(caseId: string): Promise<OpenClock[]> {
    const clocks = await this.database.query<Omit<OpenClock, 'allowance'> & AllowanceColumns>(
      `SELECT id, state, warn_at AS "warnAt", due_at AS "dueAt", paused_as AS "pausedAs", started_at AS "startedAt",
              minutes, left_seconds AS "leftSeconds"
         FROM clocks WHERE case_id = $1 AND ${OPEN} ORDER BY id FOR UPDATE`,
      [caseId],
    );
    return clocks.map(({ startedAt, minutes, leftSeconds, ...clock }) => ({
      ...clock,
      allowance: startedAt && minutes && leftSeconds !== null ? { startedAt, minutes, leftSeconds } : null,
    }));
  }

  /** Writes what a move made of a clock that `lockOpen` holds. */
  async move({ id, state, warnAt, dueAt, pausedAs, allowance }: OpenClock): Promise<void> {
    await this.database.query(
      `UPDATE clocks SET state = $2, warn_at = $3, due_at = $4, paused_as = $5, started_at = $6, minutes = $7,
                         left_seconds = $8 WHERE id = $1`,
      [
        id,
        state,
        warnAt,
        dueAt,
        pausedAs,
        allowance?.startedAt ?? null,
        allowance?.minutes ?? null,
        allowance?.leftSeconds ?? null,
      ],
    );
  }

  listFor(caseId: string): Promise<ClockRow[]> {
    return this.database.query<ClockRow>(
      `SELECT id, kind, state, due_at AS "dueAt", CASE WHEN state = 'paused' THEN left_seconds END AS "leftSeconds"
         FROM clocks WHERE case_id = $1 AND kind = ANY($2::text[]) ORDER BY due_at, id`,
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

  async find(id: string): Promise<{ kind: ClockKind; state: ClockState } | null> {
    const clock = await this.database.manager().findOneBy(ClockEntity, { id });
    return clock && { kind: clock.kind, state: clock.state };
  }

  /**
   * Moves up to `limit` open clocks whose warning or deadline has come on to this state and returns them. Clocks that somebody
   * else is moving at this moment are left to them. `at`: null for the time of the database.
   */
  sweep(to: SweptState, at: Date | null, limit: number): Promise<MovedClock[]> {
    return this.database.query<MovedClock>(SWEEP[to], [at, limit]);
  }

  /** For a case whose clocks have all ended. */
  async truncateToDays(caseId: string): Promise<void> {
    const day = (column: string): string => `${column} = date_trunc('day', ${column}, 'UTC')`;
    const times = ['warn_at', 'due_at', 'ended_at', 'started_at'].map(day).join(', ');
    await this.database.query(`UPDATE clocks SET ${times}, left_seconds = minutes * 60 WHERE case_id = $1`, [
      caseId,
    ]);
  }
}

function sweepStatement(to: SweptState, where: string, by: 'due_at' | 'warn_at'): string {
  return `${PLANNED_EACH_TIME}WITH next AS (SELECT id FROM clocks WHERE ${where} ORDER BY ${by} LIMIT $2 FOR UPDATE SKIP LOCKED),
       moved AS (UPDATE clocks c SET state = '${to}' FROM next WHERE c.id = next.id RETURNING c.id, c.case_id, c.kind)
     SELECT id AS "clockId", case_id AS "caseId", kind FROM moved`;
}
