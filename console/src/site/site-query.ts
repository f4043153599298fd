import { queryOptions } from '@tanstack/react-query';
import { api, ask, change } from '../api/client.js';
import { queryClient } from '../api/queries.js';
import type { paths } from '../api/schema.js';

export type SiteState = paths['/api/site/settings']['get']['responses'][200]['content']['application/json'];
export type SiteDraftBody = paths['/api/site/settings']['post']['requestBody']['content']['application/json'];
export type PreviewBody = paths['/api/site/preview']['post']['requestBody']['content']['application/json'];
export type Helpline = SiteState['settings']['helplines'][number];
export type ChangedText = SiteState['settings']['texts'][number];
export type SiteLanguage = SiteState['languages'][number];
export type Choice = SiteState['choices']['countries'][number];
export type SiteText =
  paths['/api/site/settings/texts/{language}']['get']['responses'][200]['content']['application/json'][number];

export const siteQuery = queryOptions({
  queryKey: ['site'],
  queryFn: () => ask(() => api.GET('/api/site/settings')),
});

export const textsQuery = (language: string) =>
  queryOptions({
    queryKey: ['siteTexts', language],
    queryFn: () =>
      ask(() => api.GET('/api/site/settings/texts/{language}', { params: { path: { language } } })),
    staleTime: Infinity,
  });

/** Throws ApiError, once the published settings are fetched again. */
async function taken(publish: () => Promise<SiteState>): Promise<SiteState> {
  try {
    const state = await publish();
    queryClient.setQueryData(siteQuery.queryKey, state);
    return state;
  } catch (error) {
    await queryClient.invalidateQueries({ queryKey: siteQuery.queryKey });
    throw error;
  }
}

/** Throws ApiError: SITE_CHANGED when another person published meanwhile. */
export function publishSite(body: SiteDraftBody): Promise<SiteState> {
  return taken(() => change(() => api.POST('/api/site/settings', { body })));
}

/** Publishes an earlier version as a new one. Throws ApiError: SITE_CHANGED. */
export function publishAgain(version: number, basedOn: number): Promise<SiteState> {
  const params = { path: { version: String(version) } };
  return taken(() =>
    change(() => api.POST('/api/site/settings/versions/{version}/publish', { params, body: { basedOn } })),
  );
}

/** A page of the site as a draft would make it. Throws ApiError. */
export function previewSite(body: PreviewBody): Promise<{ html: string; style: string }> {
  return change(() => api.POST('/api/site/preview', { body }));
}
