import { queryOptions } from '@tanstack/react-query';
import { api, ask, change } from '../api/client.js';
import { caseChanged, queryClient } from '../api/queries.js';
import type { paths } from '../api/schema.js';

const EVERY = 60_000;

export type SharedCase =
  paths['/api/shared-cases']['get']['responses'][200]['content']['application/json'][number];

/** The cases of other desks that one's own read. It refreshes itself; these requests do not keep the session alive. */
export const sharedCasesQuery = queryOptions({
  queryKey: ['sharedCases'],
  queryFn: () => ask(() => api.GET('/api/shared-cases')),
  refetchInterval: EVERY,
});

async function changed(id: string): Promise<void> {
  await Promise.all([
    caseChanged(id),
    queryClient.invalidateQueries({ queryKey: sharedCasesQuery.queryKey }),
  ]);
}

/** Throws ApiError: TRANSFER_CASE_CLOSED, TRANSFER_UNDECIDED, TRANSFER_NOBODY_THERE, TRANSFER_DESK_UNFIT, SHARE_UNSURE. */
export async function share(id: string, deskId: string, reason: string): Promise<void> {
  const params = { path: { id } };
  await change(() => api.POST('/api/cases/{id}/sharing', { params, body: { deskId, reason } })).finally(() =>
    changed(id),
  );
}

/** Throws ApiError: SHARE_NOT_FOUND. */
export async function endShare(id: string, deskId: string): Promise<void> {
  const params = { path: { id, deskId } };
  await change(() => api.DELETE('/api/cases/{id}/sharing/{deskId}', { params })).finally(() => changed(id));
}
