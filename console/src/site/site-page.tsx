import { useQuery } from '@tanstack/react-query';
import { ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { SiteForm } from './site-form.js';
import { siteQuery } from './site-query.js';

/** What administrators change of the public site. */
export function SitePage() {
  const site = useQuery(siteQuery);
  return (
    <main id="main" className={layout.page} tabIndex={-1}>
      <title>{`${t('site.title')} · ${t('app.name')}`}</title>
      <h1>{t('site.title')}</h1>
      {site.isPending && <p className={layout.quiet}>{t('site.loading')}</p>}
      {!site.data && <ProblemAlert error={site.error} retry={site.refetch} />}
      {site.data && <SiteForm state={site.data} />}
    </main>
  );
}
