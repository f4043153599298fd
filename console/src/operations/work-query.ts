import { queryOptions } from '@tanstack/react-query';
import { api, ask, change } from '../api/client.js';
import { queryClient } from '../api/queries.js';
import type { paths } from '../api/schema.js';

const EVERY = 15_000;

type Answer = paths['/api/operations/queue']['get']['responses'][200]['content']['application/json'];
export type StoppedJob = Answer['failed'][number];
export type Outcome =
  paths['/api/operations/jobs/{id}/settle']['post']['requestBody']['content']['application/json']['outcome'];
export type JobCount = Answer['jobs'][number];
export type QueueState = Answer['queues'][number];

/** Refreshes itself; these requests do not keep the session alive. */
export const workQuery = queryOptions({
  queryKey: ['work'],
  queryFn: () => ask(() => api.GET('/api/operations/queue', { headers: { 'x-unattended': '1' } })),
  refetchInterval: EVERY,
});

const refetchWork = (): Promise<void> => queryClient.invalidateQueries({ queryKey: workQuery.queryKey });

/** Throws ApiError. */
export async function retryJob(id: string): Promise<void> {
  await change(() => api.POST('/api/operations/jobs/{id}/retry', { params: { path: { id } } })).finally(
    refetchWork,
  );
}

/** Throws ApiError. */
export async function retryAllJobs(): Promise<void> {
  await change(() => api.POST('/api/operations/jobs/retry-all')).finally(refetchWork);
}

/** Says what became of a job. Throws ApiError. */
export async function settleJob(id: string, outcome: Outcome): Promise<void> {
  const params = { path: { id } };
  await change(() => api.POST('/api/operations/jobs/{id}/settle', { params, body: { outcome } })).finally(
    refetchWork,
  );
}
