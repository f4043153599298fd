import { queryOptions } from '@tanstack/react-query';
import { api, ask, change } from '../api/client.js';
import { caseChanged, panelQuery } from '../api/queries.js';
import { sessionState } from '../api/session-state.js';

const params = (id: string) => ({ params: { path: { id } } });

/** Where this person was asked for advice. */
export const askedMeQuery = queryOptions({
  queryKey: ['consultations'],
  queryFn: () => ask(() => api.GET('/api/consultations')),
  refetchInterval: () => sessionState.get().phase === 'in' && 60_000,
});

export const consultationsQuery = (id: string) =>
  panelQuery(id, 'consultations', () => ask(() => api.GET('/api/cases/{id}/consultations', params(id))));

/** Throws ApiError: CONSULTATION_NOT_ON_DESK, CONSULTATION_CASE_CLOSED. */
export async function askColleague(id: string, staffId: string): Promise<void> {
  const body = { staffId };
  await change(() => api.POST('/api/cases/{id}/consultations', { ...params(id), body })).finally(() =>
    caseChanged(id),
  );
}

/** Throws ApiError: CONSULTATION_NOT_FOUND, CONSULTATION_NOT_YOURS, CONSULTATION_CASE_CLOSED. */
export async function endConsultation(id: string, consultation: string): Promise<void> {
  const path = { id, consultation };
  await change(() =>
    api.POST('/api/cases/{id}/consultations/{consultation}/end', { params: { path } }),
  ).finally(() => caseChanged(id));
}
