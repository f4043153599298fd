import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { AuditHead } from '../audit/index.js';

const TODAY = `(now() AT TIME ZONE 'UTC')::date`;

/** The table `audit_heads`: the heads of the audit log that were mailed. */
@Injectable()
export class AuditHeadRepository {
  constructor(private readonly database: Database) {}

  /** Whether a head is so many rows behind the last one, or of another day. */
  async isDue({ sequence }: AuditHead, rows: bigint): Promise<boolean> {
    const [row] = await this.database.query<{ due: boolean }>(
      `SELECT NOT EXISTS (SELECT FROM audit_heads WHERE given_on = ${TODAY} AND sequence > $1::bigint - $2::bigint) AS due`,
      [String(sequence), String(rows)],
    );
    return row?.due === true;
  }

  async add({ sequence, hash }: AuditHead): Promise<void> {
    await this.database.execute(
      `INSERT INTO audit_heads (sequence, hash, given_on) VALUES ($1, $2, ${TODAY})
       ON CONFLICT (sequence) DO UPDATE SET given_on = EXCLUDED.given_on`,
      [String(sequence), Buffer.from(hash)],
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
