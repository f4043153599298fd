import { AGE_BANDS, CASE_KINDS, CASE_STATUSES, URGENCIES } from '../vocabulary/index.js';
import type { WorklistQuery } from './worklist-query.js';

/** As the indexes of the queue are built: cases with no deadline come last, in the order of their ids. */
export const DEADLINE = `coalesce(c.next_deadline_at, 'infinity'::timestamptz)`;
export const OF_DESK = 'c.desk_id = range.desk';

/** Binds a value and says how the statement names it. */
export type Bind = (value: unknown) => string;

/** Where the rows of a range begin, behind this deadline and id, and the deadline they end with. */
export interface Span {
  from: { deadline: string; id: string };
  upTo: string;
}

export const EARLIEST = '-infinity';
export const LATEST = 'infinity';
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
export const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
export const START = { deadline: EARLIEST, id: FIRST_ID };

type FacetValues = readonly (string | boolean)[];

/** A column that ranges are made of, with the values that are looked through. */
interface Facet {
  column: string;
  type: 'text' | 'boolean';
  values: FacetValues;
}

/** The cases that somebody has, or that nobody has. */
const unassigned = (values: readonly boolean[]): Facet => ({
  column: '(c.assignee_id IS NULL)',
  type: 'boolean',
  values,
});

export interface RangesOf {
  query: WorklistQuery;
  /** What is looked through of "nobody has it". */
  free: readonly boolean[];
  /** Where each urgency begins and ends. One that is absent is not looked through. */
  spans: ReadonlyMap<number, Span>;
  also: readonly string[];
}

/**
 * The first rows by deadline and id, merged from ranges of one index: one for each desk and each combination of the values that
 * the filters leave open. Where there are more ranges than a page has rows, those whose own first row is among the first of all
 * first rows: so hundreds of ranges cost one row each, and those that are on the page the page.
 */
export function rangedRows({ query, free, spans, also }: RangesOf, bind: Bind, limit: string): string {
  const facets = facetsOf(query, free);
  const urgencies = [...spans.keys()];
  const bounds = [...spans.values()];
  const names = facets.map((_, index) => `facet_${index}`);
  const spread = [
    `unnest($1::uuid[]) AS of_desk (desk)`,
    `unnest(${bind(urgencies)}::smallint[], ${bind(bounds.map(({ from }) => from.deadline))}::timestamptz[],
            ${bind(bounds.map(({ from }) => from.id))}::uuid[], ${bind(bounds.map(({ upTo }) => upTo))}::timestamptz[])
       AS of_urgency (urgency, from_deadline, from_id, up_to)`,
    ...facets.map(
      ({ type, values }, index) =>
        `unnest(${bind(values)}::${type}[]) AS of_${index} (${names[index] ?? ''})`,
    ),
  ];
  const ranges = `(SELECT ${['desk', 'urgency', 'from_deadline', 'from_id', 'up_to', ...names].join(', ')}
       FROM ${spread.join(' CROSS JOIN ')}) range`;
  const where = [
    OF_DESK,
    'c.urgency = range.urgency',
    ...facets.map(({ column }, index) => `${column} = range.facet_${index}`),
    `(${DEADLINE}, c.id) > (range.from_deadline, range.from_id)`,
    `${DEADLINE} <= range.up_to`,
    ...also,
  ];
  const many = facets.reduce(
    (product, { values }) => product * values.length,
    query.deskIds.length * spans.size,
  );
  const chosen = many > query.limit ? promising(ranges, where, limit) : ranges;
  return `SELECT part.id, part.deadline FROM ${chosen} CROSS JOIN LATERAL (${rowsWhere(where, limit)}) part`;
}

function promising(ranges: string, where: readonly string[], limit: string): string {
  return `(SELECT range.* FROM ${ranges} CROSS JOIN LATERAL (${rowsWhere(where, '1')}) head
       ORDER BY head.deadline, head.id LIMIT ${limit}) range`;
}

export function rowsWhere(where: readonly string[], limit: string): string {
  return `SELECT c.id, ${DEADLINE} AS deadline FROM cases c WHERE ${where.join(' AND ')}
        ORDER BY ${DEADLINE}, c.id LIMIT ${limit}`;
}

/**
 * The columns between desk and urgency, and beside it, of the index that holds what is asked for: `cases_bands` where the
 * status, kind and age are left open, else `cases_facets`; with a language those that begin with one.
 */
function facetsOf(query: WorklistQuery, free: readonly boolean[]): Facet[] {
  const { closed, status, kind, ageBand } = query;
  if (!closed && status === null && kind === null && ageBand === null) return [unassigned(free)];
  const open = CASE_STATUSES.filter((one) => one !== 'closed');
  const of = <T extends string>(column: string, all: readonly T[], asked: T | null): Facet => ({
    column,
    type: 'text',
    values: asked === null ? all : [asked],
  });
  return [
    of('c.status', closed ? ['closed' as const] : open, closed ? null : status),
    of('c.kind', CASE_KINDS, kind),
    of('c.age_band', AGE_BANDS, ageBand),
    unassigned(free),
  ];
}

/** The urgencies that are asked for, each with its span; one whose span is null is left out. */
export function spansOf(query: WorklistQuery, of: (urgency: number) => Span | null): Map<number, Span> {
  const spans = new Map<number, Span>();
  for (const urgency of URGENCIES) {
    const span = query.urgency === null || query.urgency === urgency ? of(urgency) : null;
    if (span) spans.set(urgency, span);
  }
  return spans;
}
