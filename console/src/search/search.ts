import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, ask } from '../api/client.js';
import { queryClient } from '../api/queries.js';
import type { paths } from '../api/schema.js';

type Operation = paths['/api/search']['post'];
export type SearchQuery = Operation['requestBody']['content']['application/json'];
export type SearchPage = Operation['responses']['200']['content']['application/json'];
export type FoundCase = SearchPage['items'][number];

/** While words are still being read, the same is asked again. */
const AGAIN = 3_000;

/**
 * What was searched is in the memory of the window alone, among what is forgotten when a person leaves: never in the address, the
 * history or the storage of the browser.
 */
const ASKED = ['search', 'asked'] as const;

export const lastAsked = (): SearchQuery | null => queryClient.getQueryData<SearchQuery>(ASKED) ?? null;
export const keepAsked = (query: SearchQuery): void => void queryClient.setQueryData(ASKED, query);

export const searchQuery = (query: SearchQuery | null) =>
  infiniteQueryOptions({
    queryKey: ['search', query],
    queryFn: ({ pageParam }) =>
      ask(() => api.POST('/api/search', { body: { ...query, ...(pageParam > 0 && { after: pageParam }) } })),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
    enabled: query !== null,
    refetchOnWindowFocus: false,
    refetchInterval: ({ state }) => (state.data?.pages.some(({ reading }) => reading) ? AGAIN : false),
  });

/** The one case with the reference that was typed; null where something else was looked for. */
export function caseOfReference(page: SearchPage): string | null {
  const [first, ...more] = page.items;
  return more.length === 0 && first?.reasons.includes('reference') ? first.id : null;
}
