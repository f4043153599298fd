import { queryOptions } from '@tanstack/react-query';
import { api, ask, change } from '../api/client.js';
import { panelQuery, queryClient } from '../api/queries.js';
import type { paths } from '../api/schema.js';

type Answer = paths['/api/directory']['get']['responses'][200]['content']['application/json'];
export type DirectoryItem = Answer['items'][number];
type RecordRoute = paths['/api/directory/{record}'];
export type DirectoryRecord = RecordRoute['get']['responses'][200]['content']['application/json'];
export type DirectoryChannel = DirectoryRecord['channels'][number];
export type DirectoryClock = DirectoryRecord['clocks'][number];
export type RecordChange = RecordRoute['put']['requestBody']['content']['application/json'];
type Verification =
  paths['/api/directory/{record}/verified']['post']['requestBody']['content']['application/json'];
type RoutesOfCase = paths['/api/cases/{id}/routes']['get']['responses'][200]['content']['application/json'];
export type Proposal = RoutesOfCase['proposals'][number];

const KEY = 'directory';
const path = (record: string) => ({ params: { path: { record } } });

export const directoryQuery = queryOptions({
  queryKey: [KEY, 'all'],
  queryFn: () => ask(() => api.GET('/api/directory')),
});

export const recordQuery = (id: string) =>
  queryOptions({
    queryKey: [KEY, 'record', id],
    queryFn: () => ask(() => api.GET('/api/directory/{record}', path(id))),
  });

export const routesQuery = (caseId: string) =>
  panelQuery(caseId, 'routes', () =>
    ask(() => api.GET('/api/cases/{id}/routes', { params: { path: { id: caseId } } })),
  );

/** The due reviews change once a day, and whenever somebody saves a record. */
export const reviewsQuery = queryOptions({
  queryKey: [KEY, 'reviews'],
  queryFn: () => ask(() => api.GET('/api/directory-reviews')),
  staleTime: 60 * 60_000,
});

const refetch = (): Promise<void> => queryClient.invalidateQueries({ queryKey: [KEY] });

/** Throws ApiError: DIRECTORY_CHANGED where somebody saved another version meanwhile. */
export async function changeRecord(id: string, body: RecordChange): Promise<void> {
  await change(() => api.PUT('/api/directory/{record}', { ...path(id), body })).finally(refetch);
}

/** Throws ApiError: DIRECTORY_CHANGED where somebody saved another version meanwhile. */
export async function verifyRecord(id: string, body: Verification): Promise<void> {
  await change(() => api.POST('/api/directory/{record}/verified', { ...path(id), body })).finally(refetch);
}
