import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../api/client.js';
import type { paths } from '../api/schema.js';

type Owed = paths['/api/owed']['get']['responses']['200']['content']['application/json'];
export type OwedList = Owed['lists'][number];
export type OwedItem = OwedList['items'][number];

export const owedQuery = queryOptions({
  queryKey: ['owed'],
  queryFn: () => ask(() => api.GET('/api/owed')),
  refetchInterval: 60_000,
});
