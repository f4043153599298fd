import { queryOptions } from '@tanstack/react-query';
import { api, ask, change } from '../api/client.js';
import { caseChanged, panelQuery } from '../api/queries.js';
import { sessionState } from '../api/session-state.js';

const params = (id: string) => ({ params: { path: { id } } });

/** Where a second person is asked for that this person is called to, or asked for by them. */
export const handsQuery = queryOptions({
  queryKey: ['hands'],
  queryFn: () => ask(() => api.GET('/api/hands')),
  refetchInterval: () => sessionState.get().phase === 'in' && 60_000,
});

export const handQuery = (id: string) =>
  panelQuery(id, 'hand', () => ask(() => api.GET('/api/cases/{id}/hand', params(id))));

/** Throws ApiError: HAND_CASE_CLOSED. */
export async function raiseHand(id: string): Promise<void> {
  await change(() => api.POST('/api/cases/{id}/hand', params(id))).finally(() => caseChanged(id));
}

/** Throws ApiError: HAND_NOT_RAISED, HAND_IS_OWN, HAND_CASE_CLOSED. */
export async function answerHand(id: string): Promise<void> {
  await change(() => api.POST('/api/cases/{id}/hand/answer', params(id))).finally(() => caseChanged(id));
}

/** Throws ApiError: HAND_CASE_CLOSED. */
export async function endHand(id: string): Promise<void> {
  await change(() => api.POST('/api/cases/{id}/hand/end', params(id))).finally(() => caseChanged(id));
}
