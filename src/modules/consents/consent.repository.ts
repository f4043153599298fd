import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { ConsentPurpose, ConsentState } from '../vocabulary/index.js';

/** A question for consent as its row says it; the words are in the chain of the case. */
export interface Consent {
  readonly id: string;
  readonly caseId: string;
  readonly recipientId: string;
  readonly purpose: ConsentPurpose;
  /** From 1: how often the same was asked. */
  readonly round: number;
  readonly state: ConsentState;
  readonly askedBy: string;
  readonly askedAt: Date;
  /** When the last answer came; null: none did. */
  readonly answeredAt: Date | null;
  /** When the question, or the consent, ends by itself. */
  readonly expiresAt: Date;
}

const COLUMNS = `id, case_id AS "caseId", recipient AS "recipientId", purpose, round, state, asked_by AS "askedBy",
                 asked_at AS "askedAt", answered_at AS "answeredAt", expires_at AS "expiresAt"`;

/** The table `consents`. */
@Injectable()
export class ConsentRepository {
  constructor(private readonly database: Database) {}

  /** Writes a question; its round follows those before. */
  async insert(row: Omit<Consent, 'round' | 'state' | 'answeredAt'>): Promise<void> {
    await this.database.execute(
      `INSERT INTO consents (id, case_id, recipient, purpose, round, state, asked_by, asked_at, expires_at)
       SELECT $1, $2, $3, $4, 1 + coalesce(max(round), 0), 'asked', $5, $6, $7
         FROM consents WHERE case_id = $2 AND recipient = $3 AND purpose = $4`,
      [row.id, row.caseId, row.recipientId, row.purpose, row.askedBy, row.askedAt, row.expiresAt],
    );
  }

  /** The newest question of each recipient and purpose of a case, in the order in which they were asked. */
  async newestOf(caseId: string): Promise<Consent[]> {
    return this.database.query<Consent>(
      `SELECT * FROM (
         SELECT DISTINCT ON (recipient, purpose) ${COLUMNS} FROM consents WHERE case_id = $1
          ORDER BY recipient, purpose, round DESC) AS newest
        ORDER BY "askedAt", id`,
      [caseId],
    );
  }

  /** Null where there is no such question. */
  async find(id: string): Promise<Consent | null> {
    const [row] = await this.database.query<Consent>(`SELECT ${COLUMNS} FROM consents WHERE id = $1`, [id]);
    return row ?? null;
  }

  /** @param expiresAt - null: it stays as it is */
  async answer(id: string, state: ConsentState, at: Date, expiresAt: Date | null): Promise<void> {
    await this.database.execute(
      `UPDATE consents SET state = $2, answered_at = $3, expires_at = coalesce($4, expires_at) WHERE id = $1`,
      [id, state, at, expiresAt],
    );
  }

  /** Ends one that was asked or given. Resolves to whether it was. */
  async end(id: string, state: 'expired' | 'withdrawn'): Promise<boolean> {
    const ended = await this.database.execute(
      `UPDATE consents SET state = $2 WHERE id = $1 AND state IN ('asked', 'given')`,
      [id, state],
    );
    return ended === 1;
  }
}
