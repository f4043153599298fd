import { api, ask, change } from '../api/client.js';
import { caseChanged, panelQuery } from '../api/queries.js';
import type { paths } from '../api/schema.js';

type Route = paths['/api/cases/{id}/duties'];
type Duties = Route['get']['responses'][200]['content']['application/json'];
export type LegalDuty = Duties['duties'][number];
export type DutyDecision = Duties['decisions'][number];
export type DecideDuty = Route['post']['requestBody']['content']['application/json'];
export type SettleDuty =
  paths['/api/cases/{id}/duties/{decision}/second']['post']['requestBody']['content']['application/json'];

const params = (id: string) => ({ params: { path: { id } } });

export const dutiesQuery = (id: string) =>
  panelQuery(id, 'duties', () => ask(() => api.GET('/api/cases/{id}/duties', params(id))));

/** Throws ApiError: DUTY_RECIPIENT_UNFIT. */
export function prepareDuty(
  id: string,
  duty: string,
  recipient: string,
): Promise<{ language: string; words: string }> {
  const path = { id, duty, recipient };
  return ask(() => api.GET('/api/cases/{id}/duties/prepared/{duty}/{recipient}', { params: { path } }));
}

/** Throws ApiError: DUTY_DECIDED_ALREADY, DUTY_WITHHELD_INCOMPLETE, DUTY_WITHHELD_DAY, TEXT_EMPTY, TEXT_TOO_LONG. */
export async function decideDuty(id: string, body: DecideDuty): Promise<void> {
  await change(() => api.POST('/api/cases/{id}/duties', { ...params(id), body })).finally(() =>
    caseChanged(id),
  );
}

/** Throws ApiError: DUTY_SETTLED, DUTY_IS_OWN, TEXT_EMPTY, TEXT_TOO_LONG. */
export async function settleDuty(id: string, decision: string, body: SettleDuty): Promise<void> {
  await change(() =>
    api.POST('/api/cases/{id}/duties/{decision}/second', { params: { path: { id, decision } }, body }),
  ).finally(() => caseChanged(id));
}
