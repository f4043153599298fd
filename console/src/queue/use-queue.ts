import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { casesQuery, type Filters } from '../api/queries.js';
import type { CaseRow } from '../api/types.js';
import { announce } from '../shared/announcer.js';
import { t } from '../shared/messages/index.js';

/** The cases that the filters let through, next deadline first, and those that came while one was looking. */
export function useQueue(filters: Filters) {
  const query = useInfiniteQuery(casesQuery(filters));
  const rows = useMemo(() => unique(query.data?.pages.flatMap((page) => page.items) ?? []), [query.data]);
  useArrivals(rows, JSON.stringify(filters), query.data?.pages.length ?? 0);
  return { ...query, rows };
}

/** A case whose deadline moved between two pages may be on both. */
function unique(rows: readonly CaseRow[]): CaseRow[] {
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(row.id) && seen.add(row.id));
}

/** Announces new cases to screen readers. */
function useArrivals(rows: readonly CaseRow[], view: string, pages: number): void {
  const known = useRef({ view: '', pages: 0, ids: new Set<string>() });
  useEffect(() => {
    const before = known.current;
    known.current = { view, pages, ids: new Set(rows.map((row) => row.id)) };
    if (before.view !== view || before.pages !== pages || pages === 0) return;
    const arrived = rows.filter((row) => row.status === 'new' && !before.ids.has(row.id));
    if (arrived.length === 0) return;
    const urgency = Math.min(...arrived.map((row) => row.urgency));
    announce(t('queue.arrived', { count: arrived.length, urgency }));
  }, [rows, view, pages]);
}
