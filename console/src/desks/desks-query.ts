import { queryOptions } from '@tanstack/react-query';
import { api, ask, change } from '../api/client.js';
import { queryClient } from '../api/queries.js';
import type { paths } from '../api/schema.js';

type Answer = paths['/api/desks']['get']['responses'][200]['content']['application/json'];
export type Desks = Answer;
export type ManagedDesk = Answer['desks'][number];
export type Member = ManagedDesk['members'][number];
export type Kind = ManagedDesk['kinds'][number];
export type NewDesk = paths['/api/desks']['post']['requestBody']['content']['application/json'];
export type DeskChange = paths['/api/desks/{id}']['put']['requestBody']['content']['application/json'];
export type RouteQuestion = NonNullable<paths['/api/desks/route']['get']['parameters']['query']>;

export const desksQuery = queryOptions({
  queryKey: ['desks'],
  queryFn: () => ask(() => api.GET('/api/desks')),
});

/** Who would get such a report. Changing a desk changes it too. */
export const routeQuery = (question: RouteQuestion) =>
  queryOptions({
    queryKey: ['desks', 'route', question],
    queryFn: () => ask(() => api.GET('/api/desks/route', { params: { query: question } })),
  });

const refetch = (): Promise<void> => queryClient.invalidateQueries({ queryKey: desksQuery.queryKey });
const params = (id: string) => ({ params: { path: { id } } });

/** Throws ApiError: DESK_NAME_TAKEN, NAME_INVALID, DESK_MEMBER_UNFIT. */
export async function createDesk(body: NewDesk): Promise<void> {
  await change(() => api.POST('/api/desks', { body })).finally(refetch);
}

/** Throws ApiError: DESK_NAME_TAKEN, NAME_INVALID, DESK_IS_DEFAULT, DESK_ONLY_ONE, DESK_UNSIGNED. */
export async function changeDesk(id: string, body: DeskChange): Promise<void> {
  await change(() => api.PUT('/api/desks/{id}', { ...params(id), body })).finally(refetch);
}

/** Throws ApiError: DEFAULT_DESK_DIFFERS, DESK_NOT_IN_USE, DESK_UNSIGNED. */
export async function setDefaultDesk(id: string, instead: string | null): Promise<void> {
  await change(() => api.PUT('/api/desks/{id}/default', { ...params(id), body: { instead } })).finally(
    refetch,
  );
}
