import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, insertRow, PLANNED_EACH_TIME, type StatementPart } from '../../platform/database/index.js';
import { CaseEntity } from './case.entity.js';
import type { NewCase } from './new-case.js';
import type { QueueQuery } from './queue-query.js';
import { DEADLINE, pageStatement } from './queue-statement.js';

export interface DeskCard {
  caseId: string;
  card: Uint8Array;
  /** The epoch of the desk root it is wrapped under. */
  epoch: number;
}

export type CaseFactsRow = Pick<
  CaseEntity,
  'reference' | 'urgency' | 'status' | 'deskId' | 'assigneeId' | 'keptOut'
>;

/** Whose open cases are counted; `keptOut`: their tags, `now`: what is overdue. */
export interface CountQuery {
  deskIds: readonly string[];
  staffId: string;
  keptOut: readonly Buffer[];
  now: Date;
}

export interface CaseCounts {
  new: number;
  inProgress: number;
  waiting: number;
  overdue: number;
  mine: number;
  unassigned: number;
}

/** Counts stop here: nobody needs to know how far beyond a thousand a queue is, and counting on would cost. */
export const COUNTED_UP_TO = 1_001;

/** The part of a statement that has the row of a case which it wrote. */
export const FRESH_CASE = 'fresh_case';

@Injectable()
export class CaseRepository {
  constructor(private readonly database: Database) {}

  /**
   * The case and the first event of its timeline, written if the part named `after` has a row (null: in any case). The part
   * `fresh_case` has the case's row; none where a case of this id is there already, and nothing is written.
   */
  inserting(
    row: Omit<NewCase, 'keptOut'>,
    keptOut: readonly Buffer[],
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
      kept_out: keptOut,
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

  /** What may be known of a case without any key, in few columns: it is asked for with every mail. */
  async facts(id: string): Promise<CaseFactsRow | null> {
    const [row] = await this.database.query<CaseFactsRow>(
      `SELECT reference, urgency, status, desk_id AS "deskId", assignee_id AS "assigneeId", kept_out AS "keptOut"
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
    changes: Partial<
      Pick<CaseEntity, 'status' | 'closeReason' | 'urgency' | 'assigneeId' | 'nextDeadlineAt' | 'updatedAt'>
    >,
  ): Promise<void> {
    await this.database.manager().update(CaseEntity, { id }, changes);
  }

  /** A page of the queue by next deadline, none last, then id. */
  async page(query: QueueQuery): Promise<CaseEntity[]> {
    const { text, values } = pageStatement(query);
    const ids = await this.database.query<{ id: string }>(text, values);
    if (ids.length === 0) return [];
    const cases = await this.database
      .manager()
      .createQueryBuilder(CaseEntity, 'c')
      .where('c.id = ANY(:ids::uuid[])', { ids: ids.map(({ id }) => id) })
      .getMany();
    const byId = new Map(cases.map((found) => [found.id, found]));
    return ids.flatMap(({ id }) => byId.get(id) ?? []);
  }

  async counts({ deskIds, staffId, keptOut, now }: CountQuery): Promise<CaseCounts> {
    const some = (where: string): string =>
      `(SELECT count(*)::integer FROM (SELECT 1 FROM cases c WHERE c.desk_id = ANY($1::uuid[]) AND c.status <> 'closed'
          AND NOT c.kept_out && $4::bytea[]
          AND ${where} LIMIT ${COUNTED_UP_TO}) counted)`;
    const rows = await this.database.query<CaseCounts>(
      `${PLANNED_EACH_TIME}SELECT ${some(`c.status = 'new'`)} AS new,
              ${some(`c.status = 'in_progress'`)} AS "inProgress",
              ${some(`c.status = 'waiting_for_reporter'`)} AS waiting,
              ${some(`${DEADLINE} < $3::timestamptz`)} AS overdue,
              ${some(`c.assignee_id = $2::uuid`)} AS mine,
              ${some(`c.assignee_id IS NULL`)} AS unassigned`,
      [deskIds, staffId, now, keptOut],
    );
    return rows[0] ?? { new: 0, inProgress: 0, waiting: 0, overdue: 0, mine: 0, unassigned: 0 };
  }

  /** Keeps of the times of the case and of its timeline the day alone. */
  async keepDaysOnly(id: string): Promise<void> {
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
