import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { CaseEntity } from './case.entity.js';
import type { NewCase } from './new-case.js';

export interface DeskCard {
  caseId: string;
  card: Uint8Array;
  /** The epoch of the desk root it is wrapped under. */
  epoch: number;
}

export type CaseSummaryRow = Pick<
  CaseEntity,
  'reference' | 'urgency' | 'status' | 'deskId' | 'assigneeId' | 'excluded'
>;

/** The columns of a case that a write sets. */
export type CaseColumns = Partial<Pick<CaseEntity, 'status' | 'closeReason' | 'urgency' | 'assigneeId'>>;

@Injectable()
export class CaseRepository {
  constructor(private readonly database: Database) {}

  /** Writes the case and the first event of its timeline in one statement. False: a case of this id is there already. */
  async insert(row: Omit<NewCase, 'excluded'>, excluded: readonly Buffer[]): Promise<boolean> {
    const inserted = await this.database.query(
      `WITH fresh AS (
         INSERT INTO cases (id, reference, kind, urgency, status, playbook, age_band, country, language, desk_id,
                            kept_out, card, card_wrap, card_epoch, next_deadline_at, created_at, updated_at)
         VALUES ($1, $2, $3, $4, 'new', $5, $6, $7, $8, $9, $15::bytea[], $10, 'case', $11, $12, $13, $13)
         ON CONFLICT (id) DO NOTHING RETURNING id, created_at)
       INSERT INTO case_events (id, case_id, kind, created_at) SELECT $14, id, 'received', created_at FROM fresh
       RETURNING case_id`,
      [
        row.id,
        row.reference,
        row.kind,
        row.urgency,
        row.playbook,
        row.ageBand,
        row.country,
        row.language,
        row.deskId,
        row.card,
        row.cardEpoch,
        row.nextDeadlineAt,
        row.createdAt,
        randomUUID(),
        excluded,
      ],
    );
    return inserted.length === 1;
  }

  find(id: string): Promise<CaseEntity | null> {
    return this.database.manager().findOneBy(CaseEntity, { id });
  }

  /** What may be known of a case without any key, in few columns: it is asked for with every mail. */
  async facts(id: string): Promise<CaseSummaryRow | null> {
    const [row] = await this.database.query<CaseSummaryRow>(
      `SELECT reference, urgency, status, desk_id AS "deskId", assignee_id AS "assigneeId", kept_out AS "excluded"
         FROM cases WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** The case, held against other writers until the transaction ends. Rows that refer to it may still be written. */
  lock(id: string): Promise<CaseEntity | null> {
    return this.database
      .manager()
      .findOne(CaseEntity, { where: { id }, lock: { mode: 'for_no_key_update' } });
  }

  async update(
    id: string,
    changes: CaseColumns & { nextDeadlineAt: Date | null; updatedAt: Date },
  ): Promise<void> {
    await this.database.manager().update(CaseEntity, { id }, changes);
  }

  /** Keeps of the times of the case and of its timeline the day alone. */
  async truncateToDays(id: string): Promise<void> {
    const day = (column: string): string => `date_trunc('day', ${column}, 'UTC')`;
    await this.database.query(
      `WITH times AS (UPDATE case_events SET created_at = ${day('created_at')} WHERE case_id = $1)
       UPDATE cases SET created_at = ${day('created_at')}, updated_at = ${day('updated_at')} WHERE id = $1`,
      [id],
    );
  }

  /** Stores cards that a desk session wrapped anew. A card that somebody else wrapped meanwhile stays. */
  async wrapForDesk(cards: readonly DeskCard[]): Promise<void> {
    await this.database.query(
      `UPDATE cases c SET card = n.card, card_wrap = 'desk', card_epoch = n.epoch
         FROM unnest($1::uuid[], $2::bytea[], $3::integer[]) AS n (id, card, epoch)
        WHERE c.id = n.id AND c.card_wrap = 'case'`,
      [cards.map((c) => c.caseId), cards.map((c) => Buffer.from(c.card)), cards.map((c) => c.epoch)],
    );
  }
}
