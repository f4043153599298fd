import { queryOptions } from '@tanstack/react-query';
import { api, ask, change } from '../api/client.js';
import { queryClient } from '../api/queries.js';
import type { paths } from '../api/schema.js';

type StaffList = paths['/api/staff']['get']['responses'][200]['content']['application/json'];
export type Person = StaffList['people'][number];
export type PlainDesk = StaffList['desks'][number];

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: () => ask(() => api.GET('/api/staff')),
});

export const peopleChanged = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: peopleQuery.queryKey });

/** Puts a person on a desk. Throws ApiError: DESK_MEMBER_ALREADY, DESK_MEMBER_UNFIT. */
export async function addToDesk(deskId: string, staffId: string): Promise<void> {
  const params = { path: { id: deskId } };
  await change(() => api.POST('/api/desks/{id}/members', { params, body: { staffId } })).finally(
    peopleChanged,
  );
}

export const keyRequestsQuery = queryOptions({
  queryKey: ['keyRequests'],
  queryFn: () => ask(() => api.GET('/api/key-requests')),
  // Whoever waits looks at the screen until a colleague has let them in.
  refetchInterval: ({ state }) => ((state.data?.awaited.length ?? 0) > 0 ? 5_000 : 60_000),
});

/** Hands a colleague the key of a desk. Throws ApiError: KEY_NOT_AWAITED. */
export async function letIn(deskId: string, staffId: string): Promise<void> {
  const params = { path: { id: deskId, staffId } };
  await change(() => api.POST('/api/desks/{id}/members/{staffId}/key', { params })).finally(() =>
    queryClient.invalidateQueries({ queryKey: keyRequestsQuery.queryKey }),
  );
}
