import { api, ask, change } from '../api/client.js';
import { caseChanged, panelQuery } from '../api/queries.js';
import type { components } from '../api/schema.js';
import { label, t } from '../shared/messages/index.js';

export const KEY = 'tasks';

export type Task = components['schemas']['TaskDto'];

const params = (id: string) => ({ params: { path: { id } } });
const ofTask = (id: string, task: string) => ({ params: { path: { id, task } } });

export const tasksQuery = (id: string) =>
  panelQuery(id, KEY, () => ask(() => api.GET('/api/cases/{id}/tasks', params(id))));

/** What is to be done, in the words of the catalogue or of who wrote it. */
export const wordsOf = ({ task, text }: Pick<Task, 'task' | 'text'>): string => text ?? label('task', task);

/** Throws ApiError: TASK_CASE_CLOSED, TASK_TOO_SOON, TASK_TOO_LATE, TEXT_EMPTY, TEXT_TOO_LONG. */
export async function addTask(id: string, text: string, dueAt: string | null): Promise<void> {
  const body = { text, dueAt };
  await change(() => api.POST('/api/cases/{id}/tasks', { ...params(id), body })).finally(() =>
    caseChanged(id),
  );
}

/** Throws ApiError: TASK_CASE_CLOSED, TASK_SETTLED, TASK_NOT_FOUND. */
export async function finishTask(id: string, task: string): Promise<void> {
  await change(() => api.POST('/api/cases/{id}/tasks/{task}/done', ofTask(id, task))).finally(() =>
    caseChanged(id),
  );
}

/** Throws ApiError: TASK_CASE_CLOSED, TASK_SETTLED, TASK_NOT_FOUND, TEXT_EMPTY, TEXT_TOO_LONG. */
export async function dropTask(id: string, task: string, reason: string): Promise<void> {
  const body = { reason };
  await change(() =>
    api.POST('/api/cases/{id}/tasks/{task}/not-needed', { ...ofTask(id, task), body }),
  ).finally(() => caseChanged(id));
}

/** Throws ApiError: TASK_CASE_CLOSED, TASK_NOT_FOUND. */
export async function reopenTask(id: string, task: string): Promise<void> {
  await change(() => api.POST('/api/cases/{id}/tasks/{task}/reopen', ofTask(id, task))).finally(() =>
    caseChanged(id),
  );
}

/** Throws ApiError: TASK_CASE_CLOSED, TASK_SETTLED, TASK_NOT_FOUND, TASK_OWNER_NOT_ON_DESK. */
export async function giveTask(id: string, task: string, staffId: string | null): Promise<void> {
  const body = { staffId };
  await change(() => api.PUT('/api/cases/{id}/tasks/{task}/owner', { ...ofTask(id, task), body })).finally(
    () => caseChanged(id),
  );
}

/** Throws ApiError: TASK_CASE_CLOSED, TASK_SETTLED, TASK_NOT_FOUND, TASK_TOO_SOON, TASK_TOO_LATE. */
export async function remindOfTask(id: string, task: string, at: string | null): Promise<void> {
  const body = { at };
  await change(() => api.PUT('/api/cases/{id}/tasks/{task}/reminder', { ...ofTask(id, task), body })).finally(
    () => caseChanged(id),
  );
}

/** For whom it is: its owner, else whoever the playbook says. */
export const whose = ({ owner, role }: Pick<Task, 'owner' | 'role'>): string =>
  owner ? t('tasks.owner', { name: owner.name }) : role === 'lead' ? t('tasks.ofLead') : t('tasks.ofCase');
