import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../api/client.js';
import type { paths } from '../api/schema.js';
import { t } from '../shared/messages/index.js';

type Asked = paths['/api/owed/figures']['get'];
export type FigureSpan = Asked['parameters']['query']['days'];
export type OwedFigures = Asked['responses']['200']['content']['application/json'];
export type RecipientFigures = OwedFigures['recipients'][number];
export type PlatformFigures = OwedFigures['platforms'][number];

export const figuresQuery = (days: FigureSpan) =>
  queryOptions({
    queryKey: ['owed', 'figures', days],
    queryFn: () => ask(() => api.GET('/api/owed/figures', { params: { query: { days } } })),
  });

const STEP = 5;

/** A number as the server tells it, in steps of five. */
export function inSteps(least: number): string {
  return least === 0 ? t('figures.fewer') : t('figures.step', { least, most: least + STEP - 1 });
}
