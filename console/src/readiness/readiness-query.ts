import { queryOptions } from '@tanstack/react-query';
import { api, ask, change } from '../api/client.js';
import { queryClient } from '../api/queries.js';
import type { paths } from '../api/schema.js';

type Answer = paths['/api/readiness']['get']['responses'][200]['content']['application/json'];
/** How one thing stands. */
export type Found = Answer['checks'][number];
export type Recorded = paths['/api/readiness/done/{what}']['put']['parameters']['path']['what'];

export const readinessQuery = queryOptions({
  queryKey: ['readiness'],
  queryFn: () => ask(() => api.GET('/api/readiness')),
});

const refetch = (): Promise<void> => queryClient.invalidateQueries({ queryKey: readinessQuery.queryKey });

/** Notes the day on which something was done. Throws ApiError: READINESS_DAY_WRONG. */
export async function recordDone(what: Recorded, on: string): Promise<void> {
  const params = { path: { what } };
  await change(() => api.PUT('/api/readiness/done/{what}', { params, body: { on } })).finally(refetch);
}

/** Sends a mail to whoever asks. Resolves to what came of it: `sent`, or a code. Throws ApiError. */
export async function sendTestMail(): Promise<string> {
  const answer = await change(() => api.POST('/api/readiness/mail')).finally(refetch);
  return answer.outcome;
}
