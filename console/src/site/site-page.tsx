import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../shared/messages/index.js';
import { problemText } from '../shared/problem-text.js';
import { SiteForm } from './site-form.js';
import css from './site.module.css';
import { siteQuery } from './site-query.js';

/** What administrators change of the public site. */
export function SitePage() {
  const site = useQuery(siteQuery);
  return (
    <main id="main" className={css.page} tabIndex={-1}>
      <title>{`${t('site.title')} · ${t('app.name')}`}</title>
      <h1>{t('site.title')}</h1>
      {site.isPending && <p className={css.quiet}>{t('site.loading')}</p>}
      {site.isError && !site.data && (
        <div role="alert">
          <p className={css.fault}>{problemText(site.error)}</p>
          <Button variant="default" onClick={() => void site.refetch()}>
            {t('away.retry')}
          </Button>
        </div>
      )}
      {site.data && <SiteForm state={site.data} />}
    </main>
  );
}
