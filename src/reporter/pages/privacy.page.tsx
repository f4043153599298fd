import type { VNode } from 'preact';
import { PRIVACY_NOTICE } from '../../modules/guidance/index.js';
import { Duty } from './guide.page.js';
import { Layout } from './layout.js';
import { link, type PageContext } from './page-context.js';

/** What is kept, who reads it, how long. `back`: the step that one came from. */
export function PrivacyPage({ page, back }: { page: PageContext; back: string | null }): VNode {
  const { words } = page;
  const { t } = words;
  const args = { minutes: page.draftMinutes };
  return (
    <Layout page={page} title={t('site.privacy.title')} back={back ?? link(page, '/')}>
      <h1 class="govuk-heading-l">{t('site.privacy.title')}</h1>
      {PRIVACY_NOTICE.sections.map(({ heading, texts, law }) => (
        <>
          <h2 class="govuk-heading-m">{t(heading)}</h2>
          {law && <Duty page={page} />}
          {texts.map((text) => (
            <p>{t(text, args)}</p>
          ))}
        </>
      ))}
      <p class="quiet">{t('guidance.privacy.version', { day: words.day(PRIVACY_NOTICE.version) })}</p>
      {back !== null && (
        <a class="govuk-button" href={back}>
          {t('site.back')}
        </a>
      )}
    </Layout>
  );
}
