import type { VNode } from 'preact';
import { Layout } from './layout.js';
import { link, type PageContext } from './page-context.js';
import { PrivacyNotice } from './privacy-notice.js';

/** What is kept, who reads it, how long. `back`: the step that one came from. */
export function PrivacyPage({ page, back }: { page: PageContext; back: string | null }): VNode {
  const { t } = page.words;
  return (
    <Layout page={page} title={t('site.title.page')} back={back ?? link(page, '/')}>
      <h1 class="govuk-heading-l">{t('site.privacy.title')}</h1>
      <PrivacyNotice page={page} />
      {page.faultPolicy !== null && (
        <p>
          <a href={page.faultPolicy} hreflang="en" rel="nofollow noreferrer">
            {t('site.privacy.fault')}
          </a>
        </p>
      )}
      {back !== null && (
        <a class="govuk-button" href={back}>
          {t('site.back')}
        </a>
      )}
    </Layout>
  );
}
