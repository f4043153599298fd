import { queryOptions } from '@tanstack/react-query';
import { api, ask, change } from '../api/client.js';
import { queryClient } from '../api/queries.js';
import type { paths } from '../api/schema.js';

type Answer = paths['/api/canned-replies']['get']['responses'][200]['content']['application/json'];
export type CannedReply = Answer['items'][number];
export type ReplyDesk = Answer['desks'][number];
type NewReply = paths['/api/canned-replies']['post']['requestBody']['content']['application/json'];
type ReplyChange = paths['/api/canned-replies/{id}']['put']['requestBody']['content']['application/json'];

const KEY = 'cannedReplies';

export const repliesQuery = queryOptions({
  queryKey: [KEY, 'all'],
  queryFn: () => ask(() => api.GET('/api/canned-replies')),
});

export const repliesOfCaseQuery = (caseId: string) =>
  queryOptions({
    queryKey: [KEY, 'case', caseId],
    queryFn: () => ask(() => api.GET('/api/cases/{id}/canned-replies', { params: { path: { id: caseId } } })),
  });

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: [KEY, 'versions', id],
    queryFn: () => ask(() => api.GET('/api/canned-replies/{id}/versions', { params: { path: { id } } })),
  });

const refetch = (): Promise<void> => queryClient.invalidateQueries({ queryKey: [KEY] });

/** Throws ApiError. */
export async function addReply(body: NewReply): Promise<void> {
  await change(() => api.POST('/api/canned-replies', { body })).finally(refetch);
}

/** Throws ApiError: CANNED_REPLY_CHANGED where somebody saved another version meanwhile. */
export async function changeReply(id: string, body: ReplyChange): Promise<void> {
  await change(() => api.PUT('/api/canned-replies/{id}', { params: { path: { id } }, body })).finally(
    refetch,
  );
}
