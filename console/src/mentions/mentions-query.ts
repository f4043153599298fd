import { queryOptions } from '@tanstack/react-query';
import { api, ask, change } from '../api/client.js';
import { queryClient } from '../api/queries.js';
import type { paths } from '../api/schema.js';

export type Mention = paths['/api/mentions']['get']['responses'][200]['content']['application/json'][number];

const EVERY = 60_000;

export const mentionsQuery = queryOptions({
  queryKey: ['mentions'],
  queryFn: () => ask(() => api.GET('/api/mentions')),
  refetchInterval: EVERY,
});

/** Throws ApiError. */
export async function markSeen(entryId: string): Promise<void> {
  const params = { path: { entryId } };
  await change(() => api.POST('/api/mentions/{entryId}/seen', { params })).finally(() =>
    queryClient.invalidateQueries({ queryKey: mentionsQuery.queryKey }),
  );
}
