import { infiniteQueryOptions, QueryClient, queryOptions, type InfiniteData } from '@tanstack/react-query';
import { serverNow } from '../shared/time.js';
import { api, ask, ATTENDED } from './client.js';
import { ApiError } from './problem.js';
import { fits, withRows } from './queue-pages.js';
import { currentSession, sessionState } from './session-state.js';
import type { CasePage, CaseQuery, Filters } from './types.js';

export type { Filters };

/** Pages of the queue. */
const PAGE = 50;
/** The events are the way to be current; this catches whatever they could not tell. */
const SAFETY_NET = 60_000;

/** A locked screen fetches nothing. */
const signedIn = (): boolean => sessionState.get().phase === 'in';
const safetyNet = (): number | false => signedIn() && SAFETY_NET;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Failures that may pass are tried again when the connection or the session is back (see session/session-lifecycle.ts).
      retry: (failures, error) => failures < 1 && error instanceof ApiError && error.status === 0,
      networkMode: 'always',
      staleTime: 5_000,
      refetchOnWindowFocus: signedIn,
      refetchOnReconnect: signedIn,
    },
    mutations: { networkMode: 'always' },
  },
});

function queryOf({ closed, view, ...filters }: Filters, cursor: string): CaseQuery {
  const shown = closed ? { closed: 'true' as const } : { view: view ?? ('needs_me' as const) };
  return { ...filters, ...shown, ...(cursor && { cursor }), limit: PAGE };
}

export const casesQuery = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ['cases', filters],
    queryFn: ({ pageParam }) =>
      ask(() => api.GET('/api/cases', { params: { query: queryOf(filters, pageParam) } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: safetyNet,
  });

export const countsQuery = (desk: string | undefined) =>
  queryOptions({
    queryKey: ['counts', desk ?? null],
    queryFn: () => ask(() => api.GET('/api/cases/counts', { params: { query: desk ? { desk } : {} } })),
    refetchInterval: safetyNet,
  });

export const referenceQuery = (reference: string) =>
  queryOptions({
    queryKey: ['reference', reference],
    queryFn: () =>
      ask(() => api.GET('/api/cases/by-reference/{reference}', { params: { path: { reference } } })),
    staleTime: Infinity,
  });

/** The open cases that were fetched since they were opened: the next fetch of one brings it up to date. */
const opened = new Set<string>();

/** The case is on the screen no more. To come back to it is to open it, which the audit log tells. */
export function caseLeft(id: string): void {
  opened.delete(id);
}

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: () => {
      const headers = opened.has(id) ? {} : ATTENDED;
      opened.add(id);
      return ask(() => api.GET('/api/cases/{id}', { params: { path: { id } }, headers }));
    },
    // Live updates say when to fetch it again.
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });

/**
 * What a panel of a case fetches for itself, from `GET /api/cases/{id}/<panel>`. It lies below the key of the case, so that a
 * change of the case refreshes it too; like every refresh it keeps no session alive.
 */
export const panelQuery = <T>(caseId: string, panel: string, fetch: () => Promise<T>) =>
  queryOptions({ queryKey: ['case', caseId, panel], queryFn: fetch, staleTime: 60_000 });

/** Every call of this is written to the audit log: it runs when a person opens the story and at no other time. */
export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ['report', id],
    queryFn: () => ask(() => api.GET('/api/cases/{id}/report', { params: { path: { id } } })),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnMount: false,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  });

export const membersQuery = (deskId: string) =>
  queryOptions({
    queryKey: ['members', deskId],
    queryFn: () => ask(() => api.GET('/api/desks/{id}/members', { params: { path: { id: deskId } } })),
    staleTime: 5 * 60_000,
  });

/** The colleagues who have cases before them. The events say when to fetch it again. */
export const presenceQuery = queryOptions({
  queryKey: ['presence'],
  queryFn: () => ask(() => api.GET('/api/presence')),
  staleTime: SAFETY_NET,
  refetchInterval: safetyNet,
});

export function presenceChanged(): void {
  void queryClient.invalidateQueries({ queryKey: presenceQuery.queryKey });
}

export const dutyDesksQuery = queryOptions({
  queryKey: ['dutyDesks'],
  queryFn: () => ask(() => api.GET('/api/duty')),
  staleTime: 5 * 60_000,
});

export const dutyQuery = (deskId: string) =>
  queryOptions({
    queryKey: ['duty', deskId],
    queryFn: () => ask(() => api.GET('/api/desks/{id}/duty', { params: { path: { id: deskId } } })),
    refetchInterval: SAFETY_NET,
  });

/** Fetches again what a change of one case can have altered: its row in the queue, the counts, the case, and its panels. */
export function caseChanged(id: string): void {
  refreshRow(id);
  void queryClient.invalidateQueries({ queryKey: ['counts'] });
  void queryClient.invalidateQueries({ queryKey: ['hands'] });
  void queryClient.invalidateQueries({ queryKey: ['consultations'] });
  void queryClient.invalidateQueries({ queryKey: ['case', id] });
  // Somebody who has it before them may have lost sight of it.
  if (queryClient.getQueryData(presenceQuery.queryKey)?.some(({ caseId }) => caseId === id))
    presenceChanged();
}

/** The person read what the reporter of a case wrote: the queue tells it no more. */
export function caseRead(id: string): void {
  refreshRow(id);
  void queryClient.invalidateQueries({ queryKey: ['counts'] });
}

const changedRows = new Set<string>();
let refreshing: ReturnType<typeof setTimeout> | undefined;

/** Several that change at once are fetched at once. */
function refreshRow(id: string): void {
  changedRows.add(id);
  refreshing ??= setTimeout(() => {
    refreshing = undefined;
    const ids = [...changedRows];
    changedRows.clear();
    if (signedIn()) void refreshRows(ids);
  }, 50);
}

type Pages = InfiniteData<CasePage, string>;

/** Puts the rows of these cases, as they are now, into the pages that were fetched. */
async function refreshRows(ids: readonly string[]): Promise<void> {
  const queries = queryClient.getQueryCache().findAll({ queryKey: ['cases'] });
  if (queries.length === 0) return;
  const again = (): void => void queryClient.invalidateQueries({ queryKey: ['cases'] });
  if (ids.length > PAGE) return again();
  const rows = await ask(() =>
    api.GET('/api/cases/rows', { params: { query: { ids: ids.join(',') } } }),
  ).catch(() => null);
  if (!rows) return again();
  const looking = { me: currentSession()?.staff.id, now: serverNow() };
  for (const { queryKey, state } of queries) {
    // What is on its way may be older than these rows.
    if (state.fetchStatus === 'fetching') void queryClient.invalidateQueries({ queryKey, exact: true });
    const fitting = rows.filter((row) => fits(row, queryKey[1] as Filters, looking));
    queryClient.setQueryData<Pages>(
      queryKey,
      (data) => data && { ...data, pages: withRows(data.pages, new Set(ids), fitting) },
      // The pages are as old as they were: the next look at them fetches them.
      { updatedAt: state.dataUpdatedAt },
    );
  }
}

/** Nothing that one person read is there for the next. */
export function clearFetched(): void {
  opened.clear();
  queryClient.clear();
}

/** Fetches again everything on the screen except the report: each fetch of it is audited as an opening by a person. */
export function everythingChanged(): void {
  void queryClient.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'report' });
}
