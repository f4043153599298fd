import { infiniteQueryOptions, QueryClient, queryOptions } from '@tanstack/react-query';
import { api, ask, ATTENDED } from './client.js';
import { ApiError } from './problem.js';
import { sessionState } from './session-state.js';
import type { CaseQuery } from './types.js';

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

/** What the queue is narrowed by, as an address holds it. */
export type Filters = Omit<CaseQuery, 'cursor' | 'limit' | 'closed'> & { closed?: true };

function queryOf({ closed, ...filters }: Filters, cursor: string): CaseQuery {
  return { ...filters, ...(closed && { closed: 'true' }), ...(cursor && { cursor }), limit: PAGE };
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

/** Fetches again what a change of one case can have altered: the queue, the case, and what its panels show. */
export function caseChanged(id: string): void {
  void queryClient.invalidateQueries({ queryKey: ['cases'] });
  void queryClient.invalidateQueries({ queryKey: ['counts'] });
  void queryClient.invalidateQueries({ queryKey: ['hands'] });
  void queryClient.invalidateQueries({ queryKey: ['consultations'] });
  void queryClient.invalidateQueries({ queryKey: ['case', id] });
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
