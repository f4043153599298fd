import { Injectable } from '@nestjs/common';
import { Database, insertRow, minutesFromNow, type StatementPart } from '../../platform/database/index.js';
import { ReceiptEntity } from './receipt.entity.js';
import { ReporterSessionEntity } from './reporter-session.entity.js';

type NewSession = Pick<ReporterSessionEntity, 'idHash' | 'sealed'>;

/**
 * When a session ends. By the database alone: two web processes that last asked it before and after its clock was set would end each
 * other's sessions.
 */
const UNTIL = minutesFromNow('$1');

@Injectable()
export class ReceiptRepository {
  constructor(private readonly database: Database) {}

  /** A new receipt, written if the part named `after` has a row. */
  inserting({ lookup, caseId, keyEpoch, sealed }: ReceiptEntity, after: string): StatementPart {
    return insertRow('receipts', { lookup, case_id: caseId, key_epoch: keyEpoch, sealed }, after);
  }

  /** The receipt that is found under one of these values. */
  async find(lookups: readonly Uint8Array[]): Promise<ReceiptEntity | null> {
    const [row] = await this.database.query<ReceiptEntity>(
      `SELECT lookup, case_id AS "caseId", key_epoch AS "keyEpoch", sealed FROM receipts WHERE lookup = ANY($1::bytea[])`,
      [lookups.map((lookup) => Buffer.from(lookup))],
    );
    return row ?? null;
  }

  /** The receipt of a case; null for a case that is gone. */
  async ofCase(caseId: string): Promise<ReceiptEntity | null> {
    const [row] = await this.database.query<ReceiptEntity>(
      `SELECT lookup, case_id AS "caseId", key_epoch AS "keyEpoch", sealed FROM receipts WHERE case_id = $1`,
      [caseId],
    );
    return row ?? null;
  }

  /** Keeps the reporter's grant of a later thread key; one of a key as late as this stays. */
  async keepGrant(caseId: string, keyEpoch: number, sealed: Uint8Array): Promise<void> {
    await this.database.query(
      'UPDATE receipts SET key_epoch = $2, sealed = $3 WHERE case_id = $1 AND key_epoch < $2',
      [caseId, keyEpoch, Buffer.from(sealed)],
    );
  }

  async insertSession({ idHash, sealed }: NewSession, minutes: number): Promise<void> {
    await this.database.query(
      `INSERT INTO reporter_sessions (id_hash, sealed, expires_at) VALUES ($2, $3, ${UNTIL})`,
      [minutes, idHash, sealed],
    );
  }

  /** What the session holds if it has not expired, with its life begun anew. */
  async touchSession(idHash: Uint8Array, minutes: number): Promise<Uint8Array | null> {
    const [row] = await this.database.query<{ sealed: Uint8Array }>(
      `UPDATE reporter_sessions SET expires_at = ${UNTIL}
        WHERE id_hash = $2 AND expires_at > now() RETURNING sealed`,
      [minutes, idHash],
    );
    return row?.sealed ?? null;
  }

  async deleteSession(idHash: Uint8Array): Promise<void> {
    await this.database.manager().delete(ReporterSessionEntity, { idHash });
  }

  async deleteExpiredSessions(): Promise<void> {
    await this.database.query('DELETE FROM reporter_sessions WHERE expires_at <= now()');
  }
}
