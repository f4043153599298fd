import { queryOptions } from '@tanstack/react-query';
import { api, ask, change } from '../api/client.js';
import { queryClient } from '../api/queries.js';
import type { paths } from '../api/schema.js';
import { boardQuery } from './board-query.js';

type Path = paths['/api/board/people/{id}/hand-over']['post'];
export type HandOver = Path['requestBody']['content']['application/json'];
export type HandedOver = Path['responses'][200]['content']['application/json'];
export type HeldCases =
  paths['/api/board/people/{id}']['get']['responses'][200]['content']['application/json'];
export type HeldOnDesk = HeldCases['desks'][number];

export const heldQuery = (id: string) =>
  queryOptions({
    queryKey: ['held', id],
    queryFn: () => ask(() => api.GET('/api/board/people/{id}', { params: { path: { id } } })),
  });

/**
 * Hands all cases of a person on a desk over, however many requests it takes. Rejects where a request fails: what was handed over
 * until then stays so, and doing it again goes on.
 */
export async function handOverAll(id: string, body: Omit<HandOver, 'after'>): Promise<HandedOver> {
  const params = { path: { id } };
  const all: HandedOver = { done: 0, failed: [], next: null };
  try {
    do {
      const after = all.next === null ? {} : { after: all.next };
      const answer = await change(() =>
        api.POST('/api/board/people/{id}/hand-over', { params, body: { ...body, ...after } }),
      );
      all.done += answer.done;
      all.failed.push(...answer.failed);
      all.next = answer.next;
    } while (all.next !== null);
    return all;
  } finally {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: heldQuery(id).queryKey }),
      queryClient.invalidateQueries({ queryKey: boardQuery.queryKey }),
    ]);
  }
}
