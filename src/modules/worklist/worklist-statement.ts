import { PLANNED_EACH_TIME } from '../../platform/database/index.js';
import type { WorklistQuery } from './worklist-query.js';
import { AGE_BANDS, CASE_KINDS, CASE_STATUSES, URGENCIES } from '../vocabulary/index.js';

export interface Statement {
  text: string;
  values: unknown[];
}

/** As the indexes of the queue are built: cases with no deadline come last, in the order of their ids. */
export const DEADLINE = `coalesce(c.next_deadline_at, 'infinity'::timestamptz)`;

type FacetValues = readonly (string | number | boolean)[];

/** What the index cases_facets begins with, after the desk. */
interface Facet {
  column: string;
  type: 'text' | 'smallint' | 'boolean';
  /** Every value that an open case may have. */
  all: FacetValues;
  /** The values asked for; null: any. */
  asked: (query: WorklistQuery) => FacetValues | null;
}

const only = (value: string | number | null): FacetValues | null => (value === null ? null : [value]);

const FACETS: readonly Facet[] = [
  {
    column: 'c.status',
    type: 'text',
    all: CASE_STATUSES.filter((status) => status !== 'closed'),
    asked: ({ closed, status }) => {
      if (!closed) return only(status);
      return status === null || status === 'closed' ? ['closed'] : [];
    },
  },
  { column: 'c.urgency', type: 'smallint', all: URGENCIES, asked: ({ urgency }) => only(urgency) },
  { column: 'c.kind', type: 'text', all: CASE_KINDS, asked: ({ kind }) => only(kind) },
  { column: 'c.age_band', type: 'text', all: AGE_BANDS, asked: ({ ageBand }) => only(ageBand) },
  {
    column: '(c.assignee_id IS NULL)',
    type: 'boolean',
    all: [true, false],
    asked: ({ assignee }) => (assignee?.id === null ? [true] : null),
  },
];

const OF_DESK = 'c.desk_id = range.desk';
const IN_RANGE = [OF_DESK, ...FACETS.map(({ column }, index) => `${column} = range.facet_${index}`)];

/**
 * The ids of a page of the queue, in its order. Each desk's part comes in order from a range of an index, or from several, so
 * that the cost is that of the page, not of the queue, however rare what is asked for.
 */
export function pageStatement(query: WorklistQuery): Statement {
  const values: unknown[] = [query.deskIds, query.limit];
  const param = (value: unknown): string => `$${values.push(value)}`;
  const excluded = `NOT c.kept_out && ${param(query.excluded)}::bytea[]`;
  const also = query.language === null ? [excluded] : [excluded, `c.language = ${param(query.language)}`];
  if (query.after) {
    const deadline = `coalesce(${param(query.after.deadline)}::timestamptz, 'infinity'::timestamptz)`;
    also.push(`(${DEADLINE}, c.id) > (${deadline}, ${param(query.after.id)}::uuid)`);
  }
  const text = inOneRange(query)
    ? pageOf('unnest($1::uuid[]) AS range (desk)', [OF_DESK, ...filters(query, param), ...also])
    : pageOf(promising(query, param, also), [...IN_RANGE, ...also]);
  return { text, values };
}

/** The first rows of each range, merged. */
function pageOf(ranges: string, where: readonly string[]): string {
  return `${PLANNED_EACH_TIME}SELECT part.id FROM ${ranges} CROSS JOIN LATERAL (${rowsWhere(where, '$2')}) part
     ORDER BY part.deadline, part.id LIMIT $2`;
}

function rowsWhere(where: readonly string[], limit: string): string {
  return `SELECT c.id, ${DEADLINE} AS deadline FROM cases c WHERE ${where.join(' AND ')}
        ORDER BY ${DEADLINE}, c.id LIMIT ${limit}`;
}

/**
 * The ranges that a page may have rows of: where it has n rows, those whose own first row is among the first n of all first
 * rows. So hundreds of ranges cost one row each, and n of them a page.
 */
function promising(query: WorklistQuery, param: (value: unknown) => string, also: readonly string[]): string {
  const names = FACETS.map((_, index) => `facet_${index}`);
  const facets = FACETS.map(
    ({ type, all, asked }, index) =>
      `CROSS JOIN unnest(${param(asked(query) ?? all)}::${type}[]) AS of_${index} (facet_${index})`,
  );
  return `(SELECT range.* FROM (SELECT desk.id AS desk, ${names.join(', ')} FROM unnest($1::uuid[]) AS desk (id)
       ${facets.join(' ')}) range
       CROSS JOIN LATERAL (${rowsWhere([...IN_RANGE, ...also], '1')}) head
       ORDER BY head.deadline, head.id LIMIT $2) range`;
}

/** Whether an index holds what is asked for in one range: at most one filter, or the cases of one person, who has few. */
function inOneRange(query: WorklistQuery): boolean {
  if (query.assignee && query.assignee.id !== null) return true;
  const asked = FACETS.filter((facet) => facet.asked(query) !== null);
  return asked.length + (query.language === null ? 0 : 1) <= 1;
}

function filters(query: WorklistQuery, param: (value: unknown) => string): string[] {
  const where = [query.closed ? `c.status = 'closed'` : `c.status <> 'closed'`];
  if (query.status !== null) where.push(`c.status = ${param(query.status)}`);
  if (query.urgency !== null) where.push(`c.urgency = ${param(query.urgency)}`);
  if (query.kind !== null) where.push(`c.kind = ${param(query.kind)}`);
  if (query.ageBand !== null) where.push(`c.age_band = ${param(query.ageBand)}`);
  if (query.assignee?.id === null) where.push('c.assignee_id IS NULL');
  else if (query.assignee) where.push(`c.assignee_id = ${param(query.assignee.id)}`);
  return where;
}
