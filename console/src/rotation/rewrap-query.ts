import { queryOptions } from '@tanstack/react-query';
import { api, ask, change } from '../api/client.js';
import { queryClient } from '../api/queries.js';
import type { paths } from '../api/schema.js';
import { currentSession } from '../api/session-state.js';

const WHILE_RUNNING = 2_000;
const OTHERWISE = 60_000;

export type RewrapState =
  paths['/api/desks/rewrapping']['get']['responses'][200]['content']['application/json'][number];

/** Whether the person who is signed in may see how far desks are. */
export const seesRewrapping = (): boolean => currentSession()?.permissions.includes('duty.manage') ?? false;

/** Refreshes itself; these requests do not keep the session alive. */
export const rewrapQuery = queryOptions({
  queryKey: ['rewrapping'],
  queryFn: () => ask(() => api.GET('/api/desks/rewrapping', { headers: { 'x-unattended': '1' } })),
  refetchInterval: ({ state }) => (state.data?.some(({ running }) => running) ? WHILE_RUNNING : OTHERWISE),
});

/** Begins, or goes on where it stopped. Throws ApiError. */
export async function beginRewrapping(deskId: string): Promise<void> {
  await change(() => api.POST('/api/desks/{id}/rewrapping', { params: { path: { id: deskId } } })).finally(
    () => queryClient.invalidateQueries({ queryKey: rewrapQuery.queryKey }),
  );
}
