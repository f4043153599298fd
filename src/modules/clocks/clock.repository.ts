import { Injectable } from '@nestjs/common';
import { Database, insertRow, PLANNED_EACH_TIME, type StatementPart } from '../../platform/database/index.js';
import { ClockKinds } from './clock-kinds.js';
import type { OpenClock } from './clock-moves.js';
import type { Allowance, ClockTimes } from './clock-times.js';
import { ClockEntity, type ClockState } from './clock.entity.js';

export interface NewClock extends ClockTimes {
  id: string;
  caseId: string;
  kind: string;
  subjectId: string;
}

/** A clock as the page of its case shows it. */
export interface ClockRow<Kind extends string = string> {
  id: string;
  kind: Kind;
  /** The case itself, or what a clock of scope `own` is about. */
  subjectId: string;
  state: ClockState;
  dueAt: Date;
  /** What is left of a paused clock; null for any other. */
  leftSeconds: number | null;
}

export interface MovedClock {
  clockId: string;
  caseId: string;
  subjectId: string;
  kind: string;
}

/** An open clock that no other transaction can move now, and what time it is by the database. */
export interface LockedClock {
  clock: OpenClock;
  now: Date;
}

/** Which clocks of a case: those of these kinds, and of one subject where it is named. */
export interface ClocksOf {
  kinds: readonly string[];
  subjectId?: string;
  /** Also those of every subject but the case itself, whatever their kind. */
  own?: boolean;
}

const OPEN = `state IN ('running', 'warned', 'breached', 'paused')`;
const NEXT = `state IN ('running', 'warned', 'breached')`;
const THIS_MINUTE = `date_trunc('minute', now(), 'UTC')`;

/** What time alone makes of a clock. */
export type SweptState = 'warned' | 'breached';

const NOW = 'coalesce($1::timestamptz, now())';

/**
 * The statements of the sweep, each over a partial index that holds what may still be moved and nothing else. `$1`: the time, or
 * null for that of the database. `$2`: at most so many. `$3`: the kinds that this process knows; others are left to a worker
 * that does.
 */
export const SWEEP: Readonly<Record<SweptState, string>> = {
  breached: sweepStatement('breached', `state IN ('running', 'warned') AND due_at <= ${NOW}`, 'due_at'),
  warned: sweepStatement('warned', `state = 'running' AND warn_at <= ${NOW} AND due_at > ${NOW}`, 'warn_at'),
};

interface AllowanceColumns {
  startedAt: Date | null;
  minutes: number | null;
  leftSeconds: number | null;
}

interface Due {
  due: Date | null;
}

@Injectable()
export class ClockRepository {
  constructor(
    private readonly database: Database,
    private readonly kinds: ClockKinds,
  ) {}

  /** Starts the clock unless one of its kind and subject is open. Returns the next deadline of the case afterwards. */
  async insert(clock: NewClock): Promise<Date | null> {
    const rows = await this.database.query<Due>(
      `WITH fresh AS (
         INSERT INTO clocks (id, case_id, kind, subject_id, state, warn_at, due_at, started_at, minutes, left_seconds)
         VALUES ($1, $2, $3, $4, 'running', $5, $6, $7, $8, $9)
         ON CONFLICT (case_id, kind, subject_id) WHERE ${OPEN} DO NOTHING RETURNING due_at)
       SELECT least((SELECT min(due_at) FROM clocks WHERE case_id = $2 AND ${NEXT} AND kind = ANY($10::text[])),
                    (SELECT due_at FROM fresh WHERE $3 = ANY($10::text[]))) AS due`,
      [
        clock.id,
        clock.caseId,
        clock.kind,
        clock.subjectId,
        clock.warnAt,
        clock.dueAt,
        ...allowanceValues(clock.allowance),
        this.deadlineKinds(),
      ],
    );
    return rows[0]?.due ?? null;
  }

  /** Clocks of one kind with fixed times, each of a subject of its own. Where a subject has an open one, that one stays as it is. */
  async insertFixed(
    caseId: string,
    kind: string,
    clocks: readonly Pick<NewClock, 'id' | 'subjectId' | 'warnAt' | 'dueAt'>[],
  ): Promise<void> {
    await this.database.execute(
      `INSERT INTO clocks (id, case_id, kind, subject_id, state, warn_at, due_at)
       SELECT id, $1, $2, subject_id, 'running', warn_at, due_at
         FROM unnest($3::uuid[], $4::uuid[], $5::timestamptz[], $6::timestamptz[]) AS fresh (id, subject_id, warn_at, due_at)
       ON CONFLICT (case_id, kind, subject_id) WHERE ${OPEN} DO NOTHING`,
      [
        caseId,
        kind,
        clocks.map(({ id }) => id),
        clocks.map(({ subjectId }) => subjectId),
        clocks.map(({ warnAt }) => warnAt),
        clocks.map(({ dueAt }) => dueAt),
      ],
    );
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
        subject_id: clock.subjectId,
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

  /** Ends the open clocks among these. Returns the next deadline of the case afterwards. */
  async end(caseId: string, of: ClocksOf, state: 'met' | 'cancelled'): Promise<Date | null> {
    const rows = await this.database.query<Due>(
      `WITH ended AS (
         UPDATE clocks SET state = $2, ended_at = ${THIS_MINUTE}, paused_as = NULL
          WHERE case_id = $1 AND ${OPEN}
            AND ((kind = ANY($3::text[]) AND ($4::uuid IS NULL OR subject_id = $4)) OR ($5::boolean AND subject_id <> case_id))
         RETURNING id)
       SELECT min(due_at) AS due FROM clocks
        WHERE case_id = $1 AND ${NEXT} AND kind = ANY($6::text[]) AND id NOT IN (SELECT id FROM ended)`,
      [caseId, state, of.kinds, of.subjectId ?? null, of.own ?? false, this.deadlineKinds()],
    );
    return rows[0]?.due ?? null;
  }

  /** The earliest deadline of the case's open clocks that are not paused and of these kinds; null where there is none. */
  async next(caseId: string, kinds: readonly string[] = this.deadlineKinds()): Promise<Date | null> {
    const rows = await this.database.query<Due>(
      `SELECT min(due_at) AS due FROM clocks WHERE case_id = $1 AND ${NEXT} AND kind = ANY($2::text[])`,
      [caseId, kinds],
    );
    return rows[0]?.due ?? null;
  }

  /** Whether the sweep has breached an open clock of the case that is of one of these kinds. */
  async isBreached(caseId: string, kinds: readonly string[]): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT 1 FROM clocks WHERE case_id = $1 AND state = 'breached' AND kind = ANY($2::text[]) LIMIT 1`,
      [caseId, kinds],
    );
    return rows.length > 0;
  }

  /** When the open clock of this kind and subject is due; null where none is open. */
  async dueOf(caseId: string, kind: string, subjectId: string): Promise<Date | null> {
    const rows = await this.database.query<Due>(
      `SELECT due_at AS due FROM clocks WHERE case_id = $1 AND kind = $2 AND subject_id = $3 AND ${OPEN}`,
      [caseId, kind, subjectId],
    );
    return rows[0]?.due ?? null;
  }

  /** Whether a clock of one of these kinds is open in the case, a paused one too. */
  async isOpen(caseId: string, kinds: readonly string[]): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT 1 FROM clocks WHERE case_id = $1 AND kind = ANY($2::text[]) AND ${OPEN} LIMIT 1`,
      [caseId, kinds],
    );
    return rows.length > 0;
  }

  /** The case's open clocks of these kinds, paused ones too, locked against the sweep until the open transaction ends. */
  async lockOpen(caseId: string, kinds: readonly string[]): Promise<LockedClock[]> {
    const rows = await this.database.query<Omit<OpenClock, 'allowance'> & AllowanceColumns & { now: Date }>(
      `SELECT id, kind, state, warn_at AS "warnAt", due_at AS "dueAt", paused_as AS "pausedAs", started_at AS "startedAt",
              minutes, left_seconds AS "leftSeconds", now() AS now
         FROM clocks WHERE case_id = $1 AND kind = ANY($2::text[]) AND ${OPEN} ORDER BY id FOR UPDATE`,
      [caseId, kinds],
    );
    return rows.map(({ startedAt, minutes, leftSeconds, now, ...clock }) => ({
      clock: {
        ...clock,
        allowance: startedAt && minutes && leftSeconds !== null ? { startedAt, minutes, leftSeconds } : null,
      },
      now,
    }));
  }

  /** Writes what a move made of a clock that `lockOpen` locked. */
  async move({ id, state, warnAt, dueAt, pausedAs, allowance }: OpenClock): Promise<void> {
    await this.database.query(
      `UPDATE clocks SET state = $2, warn_at = $3, due_at = $4, paused_as = $5, started_at = $6, minutes = $7,
                         left_seconds = $8 WHERE id = $1`,
      [id, state, warnAt, dueAt, pausedAs, ...allowanceValues(allowance)],
    );
  }

  /** The case's clocks of these kinds, ended ones too, by deadline. */
  listFor<Kind extends string>(caseId: string, kinds: readonly Kind[]): Promise<ClockRow<Kind>[]> {
    return this.database.query<ClockRow<Kind>>(
      `SELECT id, kind, subject_id AS "subjectId", state, due_at AS "dueAt",
              CASE WHEN state = 'paused' THEN left_seconds END AS "leftSeconds"
         FROM clocks WHERE case_id = $1 AND kind = ANY($2::text[]) ORDER BY due_at, id`,
      [caseId, kinds],
    );
  }

  /** Cancels a clock if it is breached. Returns whose it was; null, and nothing is written, when it is not breached. */
  async cancelBreached(id: string): Promise<Omit<MovedClock, 'clockId'> | null> {
    const rows = await this.database.query<Omit<MovedClock, 'clockId'>>(
      `UPDATE clocks SET state = 'cancelled', ended_at = ${THIS_MINUTE} WHERE id = $1 AND state = 'breached'
       RETURNING case_id AS "caseId", kind, subject_id AS "subjectId"`,
      [id],
    );
    return rows[0] ?? null;
  }

  find(id: string): Promise<ClockEntity | null> {
    return this.database.manager().findOneBy(ClockEntity, { id });
  }

  /**
   * Moves up to `limit` open clocks whose warning or deadline has come on to this state and returns them. Clocks that another
   * transaction has locked are left to it. `at`: null for the time of the database.
   */
  sweep(to: SweptState, at: Date | null, limit: number): Promise<MovedClock[]> {
    return this.database.query<MovedClock>(SWEEP[to], [at, limit, this.kinds.names()]);
  }

  private deadlineKinds(): string[] {
    return this.kinds.names(({ ordersQueue }) => ordersQueue);
  }
}

function allowanceValues(allowance: Allowance | null | undefined): unknown[] {
  const { startedAt = null, minutes = null, leftSeconds = null } = allowance ?? {};
  return [startedAt, minutes, leftSeconds];
}

function sweepStatement(to: SweptState, where: string, by: 'due_at' | 'warn_at'): string {
  return `${PLANNED_EACH_TIME}WITH next AS (SELECT id FROM clocks WHERE ${where} AND kind = ANY($3::text[]) ORDER BY ${by}
                 LIMIT $2 FOR UPDATE SKIP LOCKED),
       moved AS (UPDATE clocks c SET state = '${to}' FROM next WHERE c.id = next.id
                 RETURNING c.id, c.case_id, c.subject_id, c.kind)
     SELECT id AS "clockId", case_id AS "caseId", subject_id AS "subjectId", kind FROM moved`;
}
