import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../api/client.js';
import type { paths } from '../api/schema.js';

const EVERY = 60_000;

type Answer = paths['/api/board']['get']['responses'][200]['content']['application/json'];
export type DeskBoard = Answer['desks'][number];
export type BoardCase = DeskBoard['overdue']['cases'][number];
export type PersonLoad = DeskBoard['people'][number];

/** Refreshes itself; these requests do not keep the session alive. */
export const boardQuery = queryOptions({
  queryKey: ['board'],
  queryFn: () => ask(() => api.GET('/api/board')),
  refetchInterval: EVERY,
});
