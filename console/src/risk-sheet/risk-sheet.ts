import { api, ask, change } from '../api/client.js';
import { caseChanged, panelQuery } from '../api/queries.js';
import type { paths } from '../api/schema.js';

type Route = paths['/api/cases/{id}/risk-sheet'];
export type RiskSheets = Route['get']['responses'][200]['content']['application/json'];
export type Sheet = RiskSheets['sheets'][number];
export type SaveSheet = Route['put']['requestBody']['content']['application/json'];
export type CloseSheet =
  paths['/api/cases/{id}/risk-sheet/close']['post']['requestBody']['content']['application/json'];

export const ASKED = ['desire', 'capability', 'intent', 'buffers'] as const;

const params = (id: string) => ({ params: { path: { id } } });

export const sheetQuery = (id: string) =>
  panelQuery(id, 'risk-sheet', () => ask(() => api.GET('/api/cases/{id}/risk-sheet', params(id))));

/** Throws ApiError: RISK_STEP_TOO_SOON, RISK_STEP_TOO_LATE, RISK_CASE_CLOSED, TEXT_EMPTY, TEXT_TOO_LONG. */
export async function saveSheet(id: string, body: SaveSheet): Promise<void> {
  await change(() => api.PUT('/api/cases/{id}/risk-sheet', { ...params(id), body })).finally(() =>
    caseChanged(id),
  );
}

/** Throws ApiError: RISK_SHEET_NOT_OPEN, RISK_REASON_MISSING, RISK_CASE_CLOSED. */
export async function closeSheet(id: string, body: CloseSheet): Promise<void> {
  await change(() => api.POST('/api/cases/{id}/risk-sheet/close', { ...params(id), body })).finally(() =>
    caseChanged(id),
  );
}
