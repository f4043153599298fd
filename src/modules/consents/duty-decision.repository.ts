import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { DutyState, LegalDutyId } from '../vocabulary/index.js';

/** A decision that something leaves without consent; its reason is in the chain of the case. */
export interface DutyDecision {
  readonly id: string;
  readonly caseId: string;
  readonly recipientId: string;
  readonly dutyId: LegalDutyId;
  readonly state: DutyState;
  readonly decidedBy: string;
  readonly decidedAt: Date;
  /** Until when a second person has to look at it. */
  readonly secondBy: Date;
  /** Who confirmed or rejected it; null: nobody yet. */
  readonly settledBy: string | null;
  readonly settledAt: Date | null;
  /** The day (`2026-12-31`) from which the reporter is told; null: at once. */
  readonly withheldUntil: string | null;
}

const COLUMNS = `id, case_id AS "caseId", recipient AS "recipientId", duty AS "dutyId", state, decided_by AS "decidedBy",
                 decided_at AS "decidedAt", second_by AS "secondBy", settled_by AS "settledBy", settled_at AS "settledAt",
                 to_char(withheld_until, 'YYYY-MM-DD') AS "withheldUntil"`;

/** The table `duty_decisions`. */
@Injectable()
export class DutyDecisionRepository {
  constructor(private readonly database: Database) {}

  async insert(row: Omit<DutyDecision, 'state' | 'settledBy' | 'settledAt'>): Promise<void> {
    await this.database.execute(
      `INSERT INTO duty_decisions
         (id, case_id, recipient, duty, state, decided_by, decided_at, second_by, withheld_until)
       VALUES ($1, $2, $3, $4, 'decided', $5, $6, $7, $8)`,
      [
        ...[row.id, row.caseId, row.recipientId, row.dutyId, row.decidedBy],
        ...[row.decidedAt, row.secondBy, row.withheldUntil],
      ],
    );
  }

  /** The decisions of a case, the first first. */
  listFor(caseId: string): Promise<DutyDecision[]> {
    return this.database.query<DutyDecision>(
      `SELECT ${COLUMNS} FROM duty_decisions WHERE case_id = $1 ORDER BY decided_at, id`,
      [caseId],
    );
  }

  /** Null where there is none of this id. */
  async find(id: string): Promise<DutyDecision | null> {
    const [row] = await this.database.query<DutyDecision>(
      `SELECT ${COLUMNS} FROM duty_decisions WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Of these, those that a second person has still to look at. */
  async waiting(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM duty_decisions WHERE id = ANY($1::uuid[]) AND state = 'decided'`,
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async settle(id: string, state: 'confirmed' | 'rejected', by: string, at: Date): Promise<void> {
    await this.database.execute(
      'UPDATE duty_decisions SET state = $2, settled_by = $3, settled_at = $4 WHERE id = $1',
      [id, state, by, at],
    );
  }

  async lapse(id: string): Promise<void> {
    await this.database.execute(
      `UPDATE duty_decisions SET state = 'lapsed' WHERE id = $1 AND state = 'decided'`,
      [id],
    );
  }
}
