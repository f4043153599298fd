import { Injectable } from '@nestjs/common';
import { Database, Transaction } from '../../platform/database/index.js';
import type { AuditHead } from '../audit/index.js';

const TODAY = `(now() AT TIME ZONE 'UTC')::date`;
/** Held by who claims a head: two that looked at once would both find it due. */
const LOCK = 7_241_160;

/** A head that this process alone mails. */
export interface ClaimedHead {
  readonly sequence: bigint;
  /** The day on which it was mailed before, YYYY-MM-DD; null: never. */
  readonly before: string | null;
}

/** The table `audit_heads`: the heads of the audit log that were mailed, or are about to be. */
@Injectable()
export class AuditHeadRepository {
  constructor(
    private readonly database: Database,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Takes a head that is so many rows behind the last one, or of another day, for one worker to mail. Null when it is not due, or
   * another worker has taken it.
   */
  async claim({ sequence, hash }: AuditHead, rows: bigint): Promise<ClaimedHead | null> {
    return this.transaction.run(async () => {
      await this.database.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
      const [row] = await this.database.query<{ before: string | null; due: boolean }>(
        `SELECT (SELECT given_on::text FROM audit_heads WHERE sequence = $1::bigint) AS before,
                NOT EXISTS (SELECT FROM audit_heads WHERE given_on = ${TODAY} AND sequence > $1::bigint - $2::bigint) AS due`,
        [String(sequence), String(rows)],
      );
      if (row?.due !== true) return null;
      await this.database.execute(
        `INSERT INTO audit_heads (sequence, hash, given_on) VALUES ($1, $2, ${TODAY})
         ON CONFLICT (sequence) DO UPDATE SET given_on = EXCLUDED.given_on`,
        [String(sequence), Buffer.from(hash)],
      );
      return { sequence, before: row.before };
    });
  }

  /** Lets a head that could be mailed to nobody be taken again. */
  async release({ sequence, before }: ClaimedHead): Promise<void> {
    await this.database.execute(
      before === null
        ? 'DELETE FROM audit_heads WHERE sequence = $1'
        : 'UPDATE audit_heads SET given_on = $2 WHERE sequence = $1',
      before === null ? [String(sequence)] : [String(sequence), before],
    );
  }

  /** The last one; null before the first. */
  async last(): Promise<AuditHead | null> {
    const [row] = await this.database.query<{ sequence: string; hash: Uint8Array }>(
      'SELECT sequence, hash FROM audit_heads ORDER BY sequence DESC LIMIT 1',
    );
    return row ? { sequence: BigInt(row.sequence), hash: row.hash } : null;
  }
}
