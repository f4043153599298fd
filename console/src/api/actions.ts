import { api, change } from './client.js';
import { ApiError } from './problem.js';
import { caseChanged, dutyQuery, queryClient } from './queries.js';
import type { BulkAnswer, BulkChange, CaseRow, Duty, SetDuty, StatusChange, UrgencyChange } from './types.js';

/** A case and who was seen to have it. */
type Seen = Pick<CaseRow, 'id' | 'assignee'>;

/** Assigns a case; `assigneeId` null: takes the assignment away. Throws ApiError: CASE_TAKEN when another person has it by now. */
export async function assignCase({ id, assignee }: Seen, assigneeId: string | null): Promise<void> {
  const body = { assigneeId, from: assignee?.id ?? null };
  await change(() => api.POST('/api/cases/{id}/assign', { params: { path: { id } }, body })).finally(() =>
    caseChanged(id),
  );
}

/** Assigns a case to the caller, but only an unassigned one. Throws ApiError: CASE_TAKEN. */
export function takeCase(seen: Seen, me: string): Promise<void> {
  if (seen.assignee !== null && seen.assignee.id !== me)
    return Promise.reject(new ApiError(409, 'CASE_TAKEN'));
  return assignCase(seen, me);
}

/** Throws ApiError. */
export async function setStatus(id: string, body: StatusChange): Promise<void> {
  await change(() => api.POST('/api/cases/{id}/status', { params: { path: { id } }, body })).finally(() =>
    caseChanged(id),
  );
}

/** Throws ApiError. */
export async function setUrgency(id: string, body: UrgencyChange): Promise<void> {
  await change(() => api.POST('/api/cases/{id}/urgency', { params: { path: { id } }, body })).finally(() =>
    caseChanged(id),
  );
}

/** Promises the reporter an answer by a time. Throws ApiError: PROMISE_TOO_SOON, PROMISE_TOO_LATE, CASE_CLOSED. */
export async function promiseAnswer(id: string, until: Date): Promise<void> {
  const body = { until: until.toISOString() };
  await change(() => api.POST('/api/cases/{id}/promise', { params: { path: { id } }, body })).finally(() =>
    caseChanged(id),
  );
}

/** Replaces the duty of a desk; resolves with the duty as saved. Throws ApiError, once the saved duty is fetched again. */
export async function setDuty(deskId: string, body: SetDuty): Promise<Duty> {
  const { queryKey } = dutyQuery(deskId);
  try {
    const set = await change(() =>
      api.PUT('/api/desks/{id}/duty', { params: { path: { id: deskId } }, body }),
    );
    queryClient.setQueryData(queryKey, set);
    return set;
  } catch (error) {
    await queryClient.invalidateQueries({ queryKey });
    throw error;
  }
}

/** The note keeps its id when it is tried again, so that it is there once. Throws ApiError: CASE_HAS_NEWS when something came since `seen`. */
export async function addNote(
  caseId: string,
  note: { id: string; text: string; seen?: { sequence: number; assigneeId: string | null } },
): Promise<void> {
  await change(() =>
    api.POST('/api/cases/{id}/notes', { params: { path: { id: caseId } }, body: note }),
  ).finally(() => caseChanged(caseId));
}

/** Changes several cases in one request. Resolves with those that stayed as they are, and why. Throws ApiError. */
export async function changeCases(body: BulkChange): Promise<BulkAnswer> {
  try {
    return await change(() => api.POST('/api/cases/bulk', { body }));
  } finally {
    for (const { id } of body.cases) caseChanged(id);
  }
}
