import { api, change } from './client.js';
import { caseChanged, dutyQuery, queryClient } from './queries.js';
import type { Duty, SetDuty, StatusChange } from './types.js';

/** Gives a case to a person, or to nobody. Throws ApiError. */
export async function assignCase(id: string, assigneeId: string | null): Promise<void> {
  await change(() =>
    api.POST('/api/cases/{id}/assign', { params: { path: { id } }, body: { assigneeId } }),
  ).finally(() => caseChanged(id));
}

/** Throws ApiError. */
export async function setStatus(id: string, body: StatusChange): Promise<void> {
  await change(() => api.POST('/api/cases/{id}/status', { params: { path: { id } }, body })).finally(() =>
    caseChanged(id),
  );
}

/** Sets the duty of a desk as a whole; resolves with what is set then. Throws ApiError, with what is set fetched anew. */
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

/** The note keeps its id when it is tried again, so that it is there once. Throws ApiError. */
export async function addNote(caseId: string, note: { id: string; text: string }): Promise<void> {
  await change(() => api.POST('/api/cases/{id}/notes', { params: { path: { id: caseId } }, body: note }));
  caseChanged(caseId);
}

/** Assigns several cases, a few at a time. Resolves with the ids that could not be assigned. */
export async function assignCases(ids: readonly string[], assigneeId: string | null): Promise<string[]> {
  const waiting = [...ids];
  const failed: string[] = [];
  const work = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const current = id;
      await assignCase(current, assigneeId).catch(() => failed.push(current));
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  return failed;
}
