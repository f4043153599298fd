import type { VNode } from 'preact';
import { Layout } from './layout.js';
import { link, type PageContext } from './page-context.js';

/**
 * What Back shows after Exit, after Finish, and of a draft or a session that is over: whoever looks then need not be who wrote.
 * So it says nothing of what was here.
 */
export function ClosedPage({ page }: { page: PageContext }): VNode {
  const { t } = page.words;
  return (
    <Layout page={page} title={t('site.title.page')}>
      <h1 class="govuk-heading-l">{t('site.closed.title')}</h1>
      <p>
        <a href={link(page, '/')}>{t('site.trouble.start')}</a>
      </p>
      <p class="quiet">{t('site.closed.cookie')}</p>
    </Layout>
  );
}
