import { queryOptions } from '@tanstack/react-query';
import { api, ask, change } from '../api/client.js';
import { caseChanged, panelQuery } from '../api/queries.js';
import type { paths } from '../api/schema.js';

type Route = paths['/api/cases/{id}/consents'];
export type Consent = Route['get']['responses'][200]['content']['application/json'][number];
export type AskConsent = Route['post']['requestBody']['content']['application/json'];
export type RecordConsent =
  paths['/api/cases/{id}/consents/{consent}/answer']['post']['requestBody']['content']['application/json'];

export const PURPOSES = [
  'report',
  'takedown',
  'referral',
] as const satisfies readonly AskConsent['purpose'][];
/** The most letters of a question, and of an answer that is written down. */
export const WORDS_LIMIT = 2_000;

const params = (id: string) => ({ params: { path: { id } } });

export const consentsQuery = (id: string) =>
  panelQuery(id, 'consents', () => ask(() => api.GET('/api/cases/{id}/consents', params(id))));

/** Whom consent can be asked about. */
export const recipientsQuery = (id: string) =>
  queryOptions({
    queryKey: ['consent-recipients', id],
    queryFn: () => ask(() => api.GET('/api/cases/{id}/consents/recipients', params(id))),
  });

/** Throws ApiError: CONSENT_RECIPIENT_UNKNOWN. */
export function prepareWords(
  id: string,
  recipient: string,
  purpose: AskConsent['purpose'],
): Promise<{ language: string; words: string }> {
  const path = { id, recipient, purpose };
  return ask(() => api.GET('/api/cases/{id}/consents/prepared/{recipient}/{purpose}', { params: { path } }));
}

/** Throws ApiError: CONSENT_CASE_CLOSED, CONSENT_ASKED_ALREADY, TEXT_TOO_LONG. */
export async function askConsent(id: string, body: AskConsent): Promise<void> {
  await change(() => api.POST('/api/cases/{id}/consents', { ...params(id), body })).finally(() =>
    caseChanged(id),
  );
}

/** Throws ApiError: CONSENT_NOT_ASKED, CONSENT_CASE_CLOSED. */
export async function withdrawConsent(id: string, consent: string): Promise<void> {
  await change(() =>
    api.POST('/api/cases/{id}/consents/{consent}/withdraw', { params: { path: { id, consent } } }),
  ).finally(() => caseChanged(id));
}

/** Throws ApiError: CONSENT_NOT_ASKED, CONSENT_ANSWER_UNFIT, TEXT_EMPTY, TEXT_TOO_LONG. */
export async function recordConsent(id: string, consent: string, body: RecordConsent): Promise<void> {
  await change(() =>
    api.POST('/api/cases/{id}/consents/{consent}/answer', { params: { path: { id, consent } }, body }),
  ).finally(() => caseChanged(id));
}
