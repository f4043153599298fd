import fc from 'fast-check';
import { fits, inOrder, withRows } from './queue-pages.js';
import type { CasePage, CaseRow } from './types.js';

const NOW = Date.parse('2026-12-02T12:00:00Z');
const ME = '10000000-0000-4000-8000-000000000001';
const BANDS = ['now', 'mine', 'others', null] as const;
const at = (minutes: number | null): string | null =>
  minutes === null ? null : new Date(NOW + minutes * 60_000).toISOString();

const rowOf = (given: Partial<CaseRow>): CaseRow =>
  ({
    id: 'a',
    band: 'mine',
    reporter: null,
    deskId: 'd',
    status: 'new',
    urgency: 2,
    kind: 'found',
    ageBand: 'adult',
    language: 'en',
    assignee: null,
    nextDeadlineAt: null,
    ...given,
  }) as CaseRow;

const anyRow = fc
  .record({
    id: fc.uuid(),
    band: fc.constantFrom('now' as const, 'mine' as const, 'others' as const),
    nextDeadlineAt: fc.option(fc.integer({ min: -3, max: 3 })).map(at),
  })
  .map(rowOf);
const anyRows = fc.uniqueArray(anyRow, { selector: ({ id }) => id, maxLength: 30 });

function paged(rows: readonly CaseRow[], size: number, whole: boolean): CasePage[] {
  const pages: CasePage[] = [];
  for (let from = 0; from === 0 || from < rows.length; from += size)
    pages.push({ items: rows.slice(from, from + size), nextCursor: 'more' });
  const last = pages.at(-1);
  if (last && whole) last.nextCursor = null;
  return pages;
}

const idsOf = (pages: readonly CasePage[]): string[] =>
  pages.flatMap(({ items }) => items.map(({ id }) => id));

describe('withRows', () => {
  it('has the same as fetching everything again, as far as was fetched', () => {
    fc.assert(
      fc.property(
        anyRows,
        anyRows,
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        (rows, fresh, size, whole) => {
          const before = [...rows].sort(inOrder);
          const changed = new Set([...fresh.map(({ id }) => id), ...before.slice(0, 2).map(({ id }) => id)]);
          const pages = withRows(paged(before, size, whole), changed, fresh);
          const kept = before.filter(({ id }) => !changed.has(id));
          const all = [...kept, ...fresh].sort(inOrder).map(({ id }) => id);
          const got = idsOf(pages);
          expect(got).toEqual(all.filter((id) => got.includes(id)));
          if (whole) expect(got).toEqual(all);
          // Nothing that was fetched and did not change is lost.
          expect(got).toEqual(expect.arrayContaining(kept.map(({ id }) => id)));
        },
      ),
    );
  });
});

describe('fits', () => {
  const looking = { me: ME, now: NOW };

  it.each(BANDS)('shows the band %s in the view that it belongs to', (band) => {
    const row = rowOf({ band });
    expect(fits(row, {}, looking)).toBe(band === 'now' || band === 'mine');
    expect(fits(row, { view: 'all' }, looking)).toBe(band !== null);
    expect(fits(row, { closed: true }, looking)).toBe(band === null);
  });

  it('narrows as the filters say', () => {
    const mine = rowOf({ assignee: { id: ME, name: 'Asha' }, nextDeadlineAt: at(30), reporter: 'wrote' });
    expect(fits(mine, { assignee: 'me', due: 'hour', view: 'wrote', urgency: 2 }, looking)).toBe(true);
    expect(fits(mine, { assignee: 'none' }, looking)).toBe(false);
    expect(fits(mine, { due: 'overdue' }, looking)).toBe(false);
    expect(fits(mine, { urgency: 1 }, looking)).toBe(false);
    expect(fits(rowOf({}), { assignee: 'none' }, looking)).toBe(true);
    expect(fits(rowOf({}), { due: 'hour' }, looking)).toBe(false);
    expect(fits(rowOf({}), { view: 'wrote' }, looking)).toBe(false);
  });
});
