import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

/** What came of a walk of the log. */
export interface AuditCheck {
  /** To the minute. */
  readonly checkedAt: Date;
  /** UUID; null: the worker, as it does every day. */
  readonly checkedBy: string | null;
  readonly intact: boolean;
  /** How many rows there were; of a log that is not whole, the first that is wrong. */
  readonly rows: bigint;
  /** The hash of the newest row (32 bytes); null for a log that is not whole. */
  readonly head: Uint8Array | null;
}

/** So many are kept. */
const KEPT = 400;

/** The table `audit_checks`: when the log was walked, and what came of it. */
@Injectable()
export class AuditChecksRepository {
  constructor(private readonly database: Database) {}

  async add({ checkedBy, intact, rows, head }: Omit<AuditCheck, 'checkedAt'>): Promise<void> {
    await this.database.execute(
      `INSERT INTO audit_checks (id, checked_at, checked_by, intact, rows, head)
       VALUES ($1, date_trunc('minute', now()), $2, $3, $4, $5)`,
      [randomUUID(), checkedBy, intact, String(rows), head && Buffer.from(head)],
    );
    await this.database.execute(
      `DELETE FROM audit_checks WHERE checked_at < (SELECT checked_at FROM audit_checks ORDER BY checked_at DESC OFFSET ${KEPT} LIMIT 1)`,
    );
  }

  /** The newest; of several of one minute, one that is not whole first. */
  async last(): Promise<AuditCheck | null> {
    const [row] = await this.database.query<Omit<AuditCheck, 'rows'> & { rows: string }>(
      `SELECT checked_at AS "checkedAt", checked_by AS "checkedBy", intact, rows, head
         FROM audit_checks ORDER BY checked_at DESC, intact, rows DESC LIMIT 1`,
    );
    return row ? { ...row, rows: BigInt(row.rows) } : null;
  }

  /** The head of the newest that was whole; null before the first. */
  async lastHead(): Promise<Uint8Array | null> {
    const [row] = await this.database.query<{ head: Uint8Array | null }>(
      'SELECT head FROM audit_checks WHERE intact ORDER BY checked_at DESC, rows DESC LIMIT 1',
    );
    return row?.head ?? null;
  }
}
