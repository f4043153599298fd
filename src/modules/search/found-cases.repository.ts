import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../../platform/database/index.js';
import { CaseEntity } from '../cases/index.js';
import type {
  AgeBand,
  CaseKind,
  Outcome,
  SearchReason,
  StatusName,
  TaskFilter,
  Urgency,
} from '../vocabulary/index.js';

/** What found cases are narrowed by. Null: anything. */
export interface SearchFilters {
  kind: CaseKind | null;
  urgency: Urgency | null;
  status: StatusName | null;
  language: string | null;
  ageBand: AgeBand | null;
  assignee: { id: string | null } | null;
  /** With tasks that are open, or past their time. */
  tasks: TaskFilter | null;
  outcome: Outcome | null;
  /** The days (YYYY-MM-DD, UTC) from and to which they came in. */
  from: string | null;
  to: string | null;
}

/** Who looks: what hides a case from them, and their desks. */
export interface Searcher {
  hiddenBy: readonly Buffer[];
  deskIds: readonly string[];
}

/** More are neither counted nor shown. */
export const MOST_FOUND = 1000;

/** $1: desks, $2: tags. */
const VISIBLE = `NOT c.kept_out && $2::bytea[]
  AND (c.desk_id = ANY($1::uuid[]) OR c.id IN (SELECT case_id FROM case_shares WHERE desk_id = ANY($1::uuid[])))`;

/** Reads which of the cases that were found somebody may see; the rows belong to the cases. */
@Injectable()
export class FoundCases {
  constructor(private readonly database: Database) {}

  /** The countries (ISO 3166-1 alpha-2) of these desks, each once. */
  async countriesOf(deskIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ country: string }>(
      'SELECT DISTINCT country FROM desks WHERE id = ANY($1::uuid[]) AND country IS NOT NULL',
      [deskIds],
    );
    return rows.map(({ country }) => country);
  }

  /** Visible cases with this reference, or with one of these index values, each with the reason. */
  equal(
    { deskIds, hiddenBy }: Searcher,
    { reference, values }: { reference: string | null; values: readonly Buffer[] },
  ): Promise<{ id: string; reason: SearchReason }[]> {
    return this.database.query<{ id: string; reason: SearchReason }>(
      `SELECT c.id, found.reason FROM (
          SELECT id AS case_id, 'reference' AS reason FROM cases WHERE reference = $3
          UNION SELECT case_id, 'identifier' FROM identifiers WHERE blind = ANY($4::bytea[])
          UNION SELECT case_id, 'link' FROM locations WHERE blind = ANY($4::bytea[])
          UNION SELECT case_id, 'link' FROM locations WHERE domain = ANY($4::bytea[])) found
        JOIN cases c ON c.id = found.case_id WHERE ${VISIBLE} LIMIT ${MOST_FOUND}`,
      [deskIds, hiddenBy, reference, values],
    );
  }

  /**
   * A page of the visible cases that the filters leave, the surest first, then those that came in last.
   *
   * @param ids - where cases were looked for: those that were found; null: any
   * @param first - those among them that come first
   */
  async page(
    { deskIds, hiddenBy }: Searcher,
    given: { ids: readonly string[] | null; first: readonly string[]; filters: SearchFilters },
    { from, most }: { from: number; most: number },
  ): Promise<{ cases: CaseEntity[]; total: number }> {
    const values: unknown[] = [deskIds, hiddenBy, given.first, from, most];
    const where = [VISIBLE, ...conditions(given, (value) => `$${values.push(value)}`)];
    const rows = await this.database.query<{ id: string; total: number }>(
      `WITH found AS MATERIALIZED (
         SELECT c.id, c.id = ANY($3::uuid[]) AS sure, c.created_at FROM cases c WHERE ${where.join(' AND ')}
          ORDER BY sure DESC, c.created_at DESC, c.id LIMIT ${MOST_FOUND})
       SELECT id, (SELECT count(*)::integer FROM found) AS total FROM found
        ORDER BY sure DESC, created_at DESC, id OFFSET $4 LIMIT $5`,
      values,
    );
    const ids = rows.map(({ id }) => id);
    const found = await this.database.manager().find(CaseEntity, { where: { id: In(ids) } });
    const byId = new Map(found.map((one) => [one.id, one]));
    return { cases: ids.flatMap((id) => byId.get(id) ?? []), total: rows[0]?.total ?? 0 };
  }
}

const OPEN_TASK = `SELECT FROM case_tasks t WHERE t.case_id = c.id AND t.state = 'open'`;

function conditions(
  { ids, filters }: { ids: readonly string[] | null; filters: SearchFilters },
  bind: (value: unknown) => string,
): string[] {
  const { assignee, tasks, from, to } = filters;
  const equal = (column: string, value: unknown) => (value === null ? [] : [`c.${column} = ${bind(value)}`]);
  return [
    ...(ids === null ? [] : [`c.id = ANY(${bind(ids)}::uuid[])`]),
    ...equal('kind', filters.kind),
    ...equal('urgency', filters.urgency),
    ...equal('status', filters.status),
    ...equal('language', filters.language),
    ...equal('age_band', filters.ageBand),
    ...equal('outcome', filters.outcome),
    ...(assignee === null ? [] : [`c.assignee_id IS NOT DISTINCT FROM ${bind(assignee.id)}::uuid`]),
    ...(tasks === 'open' ? [`EXISTS (${OPEN_TASK})`] : []),
    ...(tasks === 'overdue' ? [`EXISTS (${OPEN_TASK} AND t.due_at < now())`] : []),
    ...(from === null ? [] : [`c.created_at >= ${bind(from)}::date::timestamp AT TIME ZONE 'UTC'`]),
    ...(to === null ? [] : [`c.created_at < (${bind(to)}::date + 1)::timestamp AT TIME ZONE 'UTC'`]),
  ];
}
