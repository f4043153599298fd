import type { CasePage, CaseRow, Filters } from './types.js';

type Band = NonNullable<CaseRow['band']>;

const BANDS: readonly Band[] = ['now', 'mine', 'others'];
const HOUR = 60 * 60_000;

/** Who looks, and when. */
export interface Looking {
  me: string | undefined;
  now: number;
}

/** Whether the queue narrowed like this has the case: as the server decides it. */
export function fits(row: CaseRow, filters: Filters, { me, now }: Looking): boolean {
  const { view, due, assignee, closed = false } = filters;
  if ((row.band === null) !== closed) return false;
  if (filters.desk !== undefined && row.deskId !== filters.desk) return false;
  for (const key of ['status', 'urgency', 'kind', 'ageBand', 'language'] as const)
    if (filters[key] !== undefined && filters[key] !== row[key]) return false;
  const wanted = assignee === 'me' ? me : assignee === 'none' ? undefined : assignee;
  if (assignee !== undefined && row.assignee?.id !== wanted) return false;
  if (closed) return true;
  if (due !== undefined && !(timeOf(row) <= now + (due === 'hour' ? HOUR : -1))) return false;
  if (view === 'wrote') return row.reporter !== null;
  return view === 'all' || row.band !== 'others';
}

/** A case with no deadline comes last. */
const timeOf = (row: CaseRow): number =>
  row.nextDeadlineAt === null ? Infinity : Date.parse(row.nextDeadlineAt);
const bandOf = (row: CaseRow): number => (row.band === null ? 0 : BANDS.indexOf(row.band));

/** The order of the queue: the band, the deadline, the id. */
export function inOrder(a: CaseRow, b: CaseRow): number {
  const [before, after] = [timeOf(a), timeOf(b)];
  return (
    bandOf(a) - bandOf(b) || (before === after ? (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) : before - after)
  );
}

/**
 * The pages with these cases as they are now: in their new place, or gone. A case that comes behind everything that was fetched
 * is on a page that is still to be fetched.
 *
 * @param changed - ids that were asked for
 * @param rows - those of them that the person may see and that fit
 */
export function withRows(
  pages: readonly CasePage[],
  changed: ReadonlySet<string>,
  rows: readonly CaseRow[],
): CasePage[] {
  const next = pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => !changed.has(id)) }));
  for (const row of rows) {
    const page = next.find(({ items, nextCursor }) => {
      const last = items.at(-1);
      return nextCursor === null || (last !== undefined && inOrder(row, last) < 0);
    });
    if (!page) continue;
    const at = page.items.findIndex((other) => inOrder(row, other) < 0);
    page.items.splice(at === -1 ? page.items.length : at, 0, row);
  }
  return next;
}
