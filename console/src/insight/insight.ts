import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, ask } from '../api/client.js';
import type { paths } from '../api/schema.js';
import { download } from '../shared/download.js';

type Asked = paths['/api/insight']['get'];
export type InsightSpan = Asked['parameters']['query']['weeks'];
export type Insight = Asked['responses']['200']['content']['application/json'];
export type InsightMeasure = Insight['measures'][number];
export type InsightWeek = Insight['weeks'][number];

/** What is shown: so many weeks of one desk, or of all that the reader sees. */
export interface InsightView {
  readonly weeks: InsightSpan;
  readonly deskId: string | null;
}

const queryOf = ({ weeks, deskId }: InsightView) => ({ weeks, ...(deskId !== null && { deskId }) });

export const insightQuery = (view: InsightView) =>
  queryOptions({
    queryKey: ['insight', view],
    queryFn: () => ask(() => api.GET('/api/insight', { params: { query: queryOf(view) } })),
    placeholderData: keepPreviousData,
  });

/** Hands every published figure of the view to the browser. Throws ApiError. */
export async function downloadTable(view: InsightView): Promise<void> {
  const file = await ask(() =>
    api.GET('/api/insight/table', { params: { query: queryOf(view) }, parseAs: 'blob' }),
  );
  download(file as unknown as Blob, 'insight.csv');
}
