import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, insertRow, type StatementPart } from '../../platform/database/index.js';
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
  'id' | 'reference' | 'kind' | 'urgency' | 'status' | 'deskId' | 'assigneeId' | 'excluded' | 'exclusion'
>;

/** A case that waits for the decision who must not have it. */
export type UndecidedCase = Pick<
  CaseEntity,
  | 'id'
  | 'reference'
  | 'urgency'
  | 'deskId'
  | 'excluded'
  | 'exclusion'
  | 'exclusionDeciderId'
  | 'exclusionMeant'
>;

/** The part of a statement that has the row of a case which it wrote. */
export const FRESH_CASE = 'fresh_case';

/** The columns of a case that a write sets. */
export type CaseColumns = Partial<
  Pick<
    CaseEntity,
    | 'status'
    | 'closeReason'
    | 'outcome'
    | 'urgency'
    | 'kind'
    | 'ageBand'
    | 'playbook'
    | 'card'
    | 'cardWrap'
    | 'cardEpoch'
    | 'assigneeId'
    | 'excluded'
    | 'exclusion'
    | 'exclusionDeciderId'
    | 'exclusionMeant'
    | 'deskId'
    | 'card'
    | 'cardWrap'
    | 'cardEpoch'
    | 'reporterWrote'
    | 'unanswered'
  >
>;

@Injectable()
export class CaseRepository {
  constructor(private readonly database: Database) {}

  /**
   * The case and the first event of its timeline, written if the part named `after` has a row (null: in any case). The part
   * `fresh_case` has the case's row; none where a case of this id is there already, and nothing is written.
   */
  inserting(
    row: Omit<NewCase, 'excluded' | 'exclusionWords'>,
    excluded: { readonly tags: readonly Buffer[]; readonly words: readonly Buffer[] },
    after: string | null,
  ): StatementPart[] {
    const { id, createdAt } = row;
    const newCase = {
      id,
      reference: row.reference,
      kind: row.kind,
      urgency: row.urgency,
      status: 'new',
      playbook: row.playbook,
      age_band: row.ageBand,
      country: row.country,
      language: row.language,
      desk_id: row.deskId,
      kept_out: excluded.tags,
      exclusion: row.exclusion,
      exclusion_words: excluded.words,
      card: row.card,
      card_wrap: 'case',
      card_epoch: row.cardEpoch,
      next_deadline_at: row.nextDeadlineAt,
      created_at: createdAt,
      updated_at: createdAt,
    };
    const received = { id: randomUUID(), case_id: id, kind: 'received', created_at: createdAt };
    return [
      insertRow('cases', newCase, after, {
        name: FRESH_CASE,
        then: 'ON CONFLICT (id) DO NOTHING RETURNING id',
      }),
      insertRow('case_events', received, FRESH_CASE),
    ];
  }

  find(id: string): Promise<CaseEntity | null> {
    return this.database.manager().findOneBy(CaseEntity, { id });
  }

  /** What may be known of these cases without any key, in few columns. */
  facts(ids: readonly string[]): Promise<CaseSummaryRow[]> {
    return this.database.query<CaseSummaryRow>(
      `SELECT id, reference, kind, urgency, status, desk_id AS "deskId", assignee_id AS "assigneeId",
              kept_out AS "excluded", exclusion
         FROM cases WHERE id = ANY($1::uuid[])`,
      [ids],
    );
  }

  /** The open cases that wait for the decision who must not have them, without any key. */
  async undecided(): Promise<UndecidedCase[]> {
    return this.database.query<UndecidedCase>(
      `SELECT id, reference, urgency, desk_id AS "deskId", kept_out AS "excluded", exclusion,
              exclusion_decider AS "exclusionDeciderId", exclusion_meant AS "exclusionMeant"
         FROM cases WHERE exclusion = 'undecided' AND status <> 'closed' ORDER BY urgency, created_at, id`,
    );
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

  /**
   * Stores cards that a session of this desk wrapped anew. That of a case which other desks read stays sealed for the case. A card that somebody else wrapped meanwhile stays, and so does one whose
   * desk has another key by now, or of a case that went to another desk.
   */
  async wrapForDesk(cards: readonly (DeskCard & { deskId: string })[]): Promise<void> {
    await this.database.query(
      `UPDATE cases c SET card = n.card, card_wrap = 'desk', card_epoch = n.epoch
         FROM unnest($1::uuid[], $2::bytea[], $3::integer[], $4::uuid[]) AS n (id, card, epoch, desk_id)
        WHERE c.id = n.id AND c.card_wrap = 'case' AND c.desk_id = n.desk_id
          AND NOT EXISTS (SELECT FROM case_shares s WHERE s.case_id = c.id)
          AND EXISTS (SELECT FROM desks d WHERE d.id = c.desk_id AND d.epoch = n.epoch FOR SHARE)`,
      [
        cards.map((c) => c.caseId),
        cards.map((c) => Buffer.from(c.card)),
        cards.map((c) => c.epoch),
        cards.map((c) => c.deskId),
      ],
    );
  }

  /** The cards that are wrapped under a key of the desk before this epoch, and all that are wrapped for it. */
  async countCards(deskId: string, epoch: number): Promise<{ left: number; all: number }> {
    const [row] = await this.database.query<{ left: number; all: number }>(
      `SELECT count(*) FILTER (WHERE card_epoch < $2)::integer AS left, count(*)::integer AS all
         FROM cases WHERE desk_id = $1 AND card_wrap = 'desk'`,
      [deskId, epoch],
    );
    return row ?? { left: 0, all: 0 };
  }

  /** Such cards, in the order of epoch and case, from the one after this place on; none that another transaction wraps. */
  lockCardsBefore(
    { deskId, epoch }: { deskId: string; epoch: number },
    after: readonly [epoch: number, caseId: string],
    most: number,
  ): Promise<DeskCard[]> {
    return this.database.query<DeskCard>(
      `SELECT id AS "caseId", card, card_epoch AS epoch FROM cases
        WHERE desk_id = $1 AND card_wrap = 'desk' AND card_epoch < $2 AND (card_epoch, id) > ($3::integer, $4::uuid)
        ORDER BY card_epoch, id LIMIT $5 FOR NO KEY UPDATE SKIP LOCKED`,
      [deskId, epoch, ...after, most],
    );
  }

  /** Stores cards that were wrapped under a later key of their desk. */
  async rewrapCards(cards: readonly DeskCard[]): Promise<void> {
    await this.database.query(
      `UPDATE cases c SET card = n.card, card_epoch = n.epoch
         FROM unnest($1::uuid[], $2::bytea[], $3::integer[]) AS n (id, card, epoch)
        WHERE c.id = n.id AND c.card_wrap = 'desk' AND c.card_epoch < n.epoch`,
      [cards.map((c) => c.caseId), cards.map((c) => Buffer.from(c.card)), cards.map((c) => c.epoch)],
    );
  }
}
