import { api, ask, change } from '../api/client.js';
import { caseChanged, panelQuery } from '../api/queries.js';
import type { paths } from '../api/schema.js';

type Route = paths['/api/cases/{id}/plan'];
type Answer = Route['get']['responses'][200]['content']['application/json'];
export type Plan = NonNullable<Answer['plan']>;
export type SavePlan = Route['put']['requestBody']['content']['application/json'];

const params = (id: string) => ({ params: { path: { id } } });

export const planQuery = (id: string) =>
  panelQuery(id, 'plan', () => ask(() => api.GET('/api/cases/{id}/plan', params(id))));

/** Throws ApiError: PLAN_CHANGED, PLAN_CASE_CLOSED, PLAN_REVIEW_TOO_SOON, PLAN_REVIEW_TOO_LATE, TEXT_TOO_LONG. */
export async function savePlan(id: string, body: SavePlan): Promise<void> {
  await change(() => api.PUT('/api/cases/{id}/plan', { ...params(id), body })).finally(() => caseChanged(id));
}
