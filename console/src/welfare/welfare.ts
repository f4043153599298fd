import { queryOptions } from '@tanstack/react-query';
import { api, ask, change, write } from '../api/client.js';
import { queryClient } from '../api/queries.js';
import type { paths } from '../api/schema.js';
import { sessionState } from '../api/session-state.js';

const EVERY = 60_000;
const whileSignedIn = (): number | false => sessionState.get().phase === 'in' && EVERY;

export type OwnShift = paths['/api/account/shift']['get']['responses'][200]['content']['application/json'];
export type OwnDebriefs =
  paths['/api/account/debriefs']['get']['responses'][200]['content']['application/json'];
export type Debrief = OwnDebriefs['asked'][number];
type Ask = paths['/api/account/debriefs/mine']['put']['requestBody']['content']['application/json'];

/** What this person went through in their shift. */
export const ownShiftQuery = queryOptions({
  queryKey: ['ownShift'],
  queryFn: () => ask(() => api.GET('/api/account/shift')),
  refetchInterval: whileSignedIn,
});

/** What became of this person's own cases that ended well of late. */
export const goodEndsQuery = queryOptions({
  queryKey: ['ownGoodEnds'],
  queryFn: () => ask(() => api.GET('/api/account/good-ends')),
});

/** The talks that this person asked for and is asked for. */
export const debriefsQuery = queryOptions({
  queryKey: ['debriefs'],
  queryFn: () => ask(() => api.GET('/api/account/debriefs')),
  refetchInterval: whileSignedIn,
});

/** Throws ApiError: DEBRIEF_PERSON_UNKNOWN, DEBRIEF_TOO_SOON, DEBRIEF_TOO_LATE. */
export async function askDebrief(body: Ask): Promise<void> {
  queryClient.setQueryData(
    debriefsQuery.queryKey,
    await write(() => api.PUT('/api/account/debriefs/mine', { body })),
  );
}

/** Throws ApiError: DEBRIEF_NOT_FOUND. */
export async function acceptDebrief(id: string): Promise<void> {
  await change(() => api.POST('/api/debriefs/{id}/accept', { params: { path: { id } } })).finally(changed);
}

/** Throws ApiError: DEBRIEF_NOT_FOUND. */
export async function endDebrief(id: string): Promise<void> {
  await change(() => api.POST('/api/debriefs/{id}/end', { params: { path: { id } } })).finally(changed);
}

const changed = (): Promise<void> => queryClient.invalidateQueries({ queryKey: debriefsQuery.queryKey });
