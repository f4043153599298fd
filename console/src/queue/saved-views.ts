import { queryOptions } from '@tanstack/react-query';
import { api, ask, change } from '../api/client.js';
import { queryClient, type Filters } from '../api/queries.js';
import type { paths } from '../api/schema.js';
import { readFilters } from './filters.js';

type Sent = paths['/api/saved-views']['put']['requestBody']['content']['application/json'];

export const MOST_VIEWS = 30;
export const LONGEST_NAME = 40;

/** A way to narrow the queue that the person keeps under a name. */
export interface SavedView {
  id: string;
  name: string;
  filters: Filters;
}

export interface SavedViews {
  revision: number;
  views: SavedView[];
}

export const savedViewsQuery = queryOptions({
  queryKey: ['savedViews'],
  queryFn: async (): Promise<SavedViews> => toViews(await ask(() => api.GET('/api/saved-views'))),
  staleTime: 60_000,
});

/** Keeps these in the place of those of `before`. Throws ApiError: SAVED_VIEWS_CHANGED, once what is kept is fetched again. */
export async function saveViews(before: SavedViews, views: readonly SavedView[]): Promise<void> {
  const body: Sent = { revision: before.revision, views: views.map(fromView) };
  try {
    const saved = await change(() => api.PUT('/api/saved-views', { body }));
    queryClient.setQueryData(savedViewsQuery.queryKey, toViews(saved));
  } catch (error) {
    await queryClient.invalidateQueries(savedViewsQuery);
    throw error;
  }
}

/** Whether these narrow the queue in the same way. */
export function sameFilters(a: Filters, b: Filters): boolean {
  const sorted = (filters: Filters): string => JSON.stringify(Object.entries(filters).sort());
  return sorted(a) === sorted(b);
}

function toViews({ revision, views }: Sent): SavedViews {
  const read = views.map(({ id, name, filters }) => ({
    id,
    name,
    filters: readFilters({ ...filters, closed: filters.closed === 'true' }),
  }));
  return { revision, views: read };
}

function fromView({ id, name, filters: { closed, ...filters } }: SavedView): Sent['views'][number] {
  return { id, name, filters: { ...filters, ...(closed && { closed: 'true' as const }) } };
}
