import { Injectable } from '@nestjs/common';
import { Database, PLANNED_EACH_TIME } from '../../platform/database/index.js';
import type { CaseKind, Urgency } from '../vocabulary/index.js';
import { NO_CASES, type OpenCases } from './load.policy.js';

/** Of which desk, and the tags of whoever asks: cases that carry one are not there for them. */
export interface DeskScope {
  readonly deskId: string;
  readonly excluded: readonly Buffer[];
}

export interface BoardCase {
  id: string;
  reference: string;
  kind: CaseKind;
  urgency: Urgency;
  assigneeId: string | null;
  createdAt: Date;
  nextDeadlineAt: Date | null;
}

/** A case that is to go to somebody, and the tags of who must not have it. */
export interface CaseToGive {
  id: string;
  reference: string;
  kind: CaseKind;
  urgency: Urgency;
  language: string;
  createdAt: Date;
  excluded: readonly Uint8Array[];
}

/** The first cases of a list, and how many it has, up to `COUNTED_UP_TO`. */
export interface BoardList {
  cases: BoardCase[];
  count: number;
}

/** As many of a list as a person reads. */
const LISTED = 25;
/** As many as one request assigns, or hands over. */
export const AT_A_TIME = 100;
/** Counts stop here. */
export const COUNTED_UP_TO = 1_001;

const DEADLINE = `coalesce(c.next_deadline_at, 'infinity'::timestamptz)`;
const TO_GIVE = `c.id, c.reference, c.kind, c.urgency, c.language, c.created_at AS "createdAt", c.kept_out AS excluded`;
const VISIBLE = `c.desk_id = $1 AND c.status <> 'closed' AND NOT c.kept_out && $2::bytea[]`;

/** Reads how work lies on a desk; the rows belong to the cases. */
@Injectable()
export class BoardRepository {
  constructor(private readonly database: Database) {}

  /** The open cases of the desk that are past their deadline, the latest first. */
  overdue(scope: DeskScope, now: Date): Promise<BoardList> {
    return this.list(scope, `${DEADLINE} < $3::timestamptz`, `${DEADLINE}, c.id`, [now]);
  }

  /** The open cases of the desk that nobody has, the oldest first. */
  unassigned(scope: DeskScope): Promise<BoardList> {
    return this.list(scope, 'c.assignee_id IS NULL', 'c.created_at, c.id', []);
  }

  /** The open cases of the desk that nobody has, of these or (null) of all; the most urgent first, then the oldest. */
  waiting({ deskId, excluded }: DeskScope, caseIds: readonly string[] | null): Promise<CaseToGive[]> {
    return this.database.query<CaseToGive>(
      `${PLANNED_EACH_TIME}SELECT ${TO_GIVE}
         FROM cases c WHERE ${VISIBLE} AND c.assignee_id IS NULL AND ($3::uuid[] IS NULL OR c.id = ANY($3::uuid[]))
        ORDER BY c.urgency, c.created_at, c.id LIMIT ${AT_A_TIME}`,
      [deskId, excluded, caseIds],
    );
  }

  /** The open cases of the desk that a person has, by id, those after `after` (null: from the first), `AT_A_TIME` at most. */
  heldBy({ deskId, excluded }: DeskScope, staffId: string, after: string | null): Promise<CaseToGive[]> {
    return this.database.query<CaseToGive>(
      `${PLANNED_EACH_TIME}SELECT ${TO_GIVE}
         FROM cases c WHERE ${VISIBLE} AND c.assignee_id = $3 AND ($4::uuid IS NULL OR c.id > $4::uuid)
        ORDER BY c.id LIMIT ${AT_A_TIME}`,
      [deskId, excluded, staffId, after],
    );
  }

  /** How many open cases of the desk each of these people has, each up to `COUNTED_UP_TO`. Everyone is in the answer. */
  async openCases(
    { deskId, excluded }: DeskScope,
    staffIds: readonly string[],
  ): Promise<Map<string, OpenCases>> {
    const rows = await this.database.query<{ staffId: string; urgency: Urgency; count: number }>(
      `${PLANNED_EACH_TIME}SELECT person.id AS "staffId", held.urgency, count(*)::integer AS count
         FROM unnest($3::uuid[]) AS person (id)
         CROSS JOIN LATERAL (SELECT c.urgency FROM cases c WHERE c.assignee_id = person.id AND ${VISIBLE}
                              LIMIT ${COUNTED_UP_TO}) held
        GROUP BY person.id, held.urgency`,
      [deskId, excluded, staffIds],
    );
    const found = new Map<string, OpenCases>(staffIds.map((id) => [id, NO_CASES]));
    for (const { staffId, urgency, count } of rows)
      found.set(staffId, { ...(found.get(staffId) ?? NO_CASES), [urgency]: count });
    return found;
  }

  private async list(
    { deskId, excluded }: DeskScope,
    where: string,
    order: string,
    more: readonly unknown[],
  ): Promise<BoardList> {
    const values = [deskId, excluded, ...more];
    const cases = await this.database.query<BoardCase>(
      `${PLANNED_EACH_TIME}SELECT c.id, c.reference, c.kind, c.urgency, c.assignee_id AS "assigneeId", c.created_at AS "createdAt",
              c.next_deadline_at AS "nextDeadlineAt"
         FROM cases c WHERE ${VISIBLE} AND ${where} ORDER BY ${order} LIMIT ${LISTED}`,
      values,
    );
    if (cases.length < LISTED) return { cases, count: cases.length };
    const [counted] = await this.database.query<{ count: number }>(
      `${PLANNED_EACH_TIME}SELECT count(*)::integer AS count
         FROM (SELECT 1 FROM cases c WHERE ${VISIBLE} AND ${where} LIMIT ${COUNTED_UP_TO}) counted`,
      values,
    );
    return { cases, count: counted?.count ?? cases.length };
  }
}
