import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ask, change } from '../api/client.js';
import { queryClient } from '../api/queries.js';
import type { paths } from '../api/schema.js';

type Page = paths['/api/audit']['get']['responses'][200]['content']['application/json'];
export type AuditRow = Page['items'][number];
export type AuditNames = paths['/api/audit/names']['get']['responses'][200]['content']['application/json'];
export type AuditState = paths['/api/audit/checks']['get']['responses'][200]['content']['application/json'];

/** What the log is narrowed by, as an address holds it. */
export interface AuditFilters {
  action?: string;
  person?: string;
  day?: string;
}

const CHECKING_EVERY = 1_000;

export const auditQuery = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'rows', filters],
    queryFn: ({ pageParam }) =>
      ask(() =>
        api.GET('/api/audit', { params: { query: { ...filters, ...(pageParam && { cursor: pageParam }) } } }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    // Reading the log is itself written to it: nothing is read again unasked.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export const auditNamesQuery = queryOptions({
  queryKey: ['audit', 'names'],
  queryFn: () => ask(() => api.GET('/api/audit/names')),
  staleTime: 60_000,
});

export const auditStateQuery = queryOptions({
  queryKey: ['audit', 'state'],
  queryFn: () => ask(() => api.GET('/api/audit/checks')),
  refetchInterval: ({ state: { data } }) => data?.checking === true && CHECKING_EVERY,
});

/** Begins a check of the whole log. Throws ApiError. */
export async function checkAudit(head: string): Promise<void> {
  const body = head === '' ? {} : { head };
  await change(() => api.POST('/api/audit/checks', { body })).finally(() =>
    queryClient.invalidateQueries({ queryKey: auditStateQuery.queryKey }),
  );
}
