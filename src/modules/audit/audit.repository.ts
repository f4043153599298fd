import { Injectable } from '@nestjs/common';
import { Database, PLANNED_EACH_TIME } from '../../platform/database/index.js';
import type { AuditAction } from './audit-actions.js';
import { AuditEntity } from './audit.entity.js';

/** Any number will do, as long as nothing else in the database locks the same one. */
const LOCK = 7_203_641_958;

/** Which rows of the log; what is left out counts for none. */
export interface AuditFilter {
  readonly action?: string | undefined;
  /** Who did it: UUID. */
  readonly person?: string | undefined;
  /** A day in UTC, YYYY-MM-DD. */
  readonly day?: string | undefined;
}

@Injectable()
export class AuditRepository {
  constructor(private readonly database: Database) {}

  /** Lets one transaction at a time write to the log; the lock goes with the transaction. */
  async lock(): Promise<void> {
    await this.database.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  }

  last(): Promise<AuditEntity | null> {
    return this.rows().createQueryBuilder('a').orderBy('a.sequence', 'DESC').limit(1).getOne();
  }

  async insert(row: AuditEntity): Promise<void> {
    await this.rows().insert(row);
  }

  /** The highest number that a row about this subject and of one of these actions names; null where none does. */
  async highestNumber(subjectId: string, actions: readonly AuditAction[]): Promise<number | null> {
    const [row] = await this.database.query<{ highest: number | null }>(
      `SELECT max((detail->>'number')::integer) AS highest FROM audit_log
        WHERE subject_id = $1 AND detail ? 'number' AND action = ANY($2::text[])`,
      [subjectId, actions],
    );
    return row?.highest ?? null;
  }

  /** The same of an action, whatever it was about. */
  async highestNumberOf(action: AuditAction): Promise<number | null> {
    const [row] = await this.database.query<{ highest: number | null }>(
      `SELECT max((detail->>'number')::integer) AS highest FROM audit_log WHERE detail ? 'number' AND action = $1`,
      [action],
    );
    return row?.highest ?? null;
  }

  /** What a person did one of these actions to since a time (to the minute), each once. */
  async subjectsSince(actorId: string, actions: readonly AuditAction[], since: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `${PLANNED_EACH_TIME}SELECT DISTINCT subject_id AS id FROM audit_log
        WHERE actor_id = $1 AND action = ANY($2::text[]) AND at >= $3 AND subject_id IS NOT NULL`,
      [actorId, actions, since],
    );
    return rows.map(({ id }) => id);
  }

  /** The rows after a sequence number, oldest first. */
  after(sequence: bigint, limit: number): Promise<AuditEntity[]> {
    return this.rows()
      .createQueryBuilder('a')
      .where('a.sequence > :sequence', { sequence: String(sequence) })
      .orderBy('a.sequence', 'ASC')
      .limit(limit)
      .getMany();
  }

  /** The rows before a sequence number, or the newest, newest first. */
  before(
    sequence: bigint | null,
    limit: number,
    { action, person, day }: AuditFilter = {},
  ): Promise<AuditEntity[]> {
    const rows = this.rows().createQueryBuilder('a').orderBy('a.sequence', 'DESC').limit(limit);
    if (sequence !== null) rows.andWhere('a.sequence < :sequence', { sequence: String(sequence) });
    if (action !== undefined) rows.andWhere('a.action = :action', { action });
    if (person !== undefined) rows.andWhere('a.actor_id = :person', { person });
    if (day !== undefined)
      rows.andWhere(
        `a.at >= :day::timestamp AT TIME ZONE 'UTC' AND a.at < (:day::timestamp + interval '1 day') AT TIME ZONE 'UTC'`,
        { day },
      );
    return rows.getMany();
  }

  private rows() {
    return this.database.manager().getRepository(AuditEntity);
  }
}
