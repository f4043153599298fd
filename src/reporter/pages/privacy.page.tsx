import type { VNode } from 'preact';
import { PRIVACY_NOTICE } from '../../modules/guidance/index.js';
import { Duty } from './guide.page.js';
import { Layout } from './layout.js';
import { link, type PageContext } from './page-context.js';

/** What is kept, who reads it, how long. `back`: the step that one came from. */
export function PrivacyPage({ page, back }: { page: PageContext; back: string | null }): VNode {
  const { t } = page.words;
  return (
    <Layout page={page} title={t('site.privacy.title')} back={back ?? link(page, '/')}>
      <h1 class="govuk-heading-l">{t('site.privacy.title')}</h1>
      <PrivacyNotice page={page} Heading="h2" />
      {back !== null && (
        <a class="govuk-button" href={back}>
          {t('site.back')}
        </a>
      )}
    </Layout>
  );
}

/** The notice itself, under headings of this level. */
export function PrivacyNotice({ page, Heading }: { page: PageContext; Heading: 'h2' | 'h3' }): VNode {
  const { words } = page;
  const { t } = words;
  return (
    <>
      {PRIVACY_NOTICE.sections.map(({ heading, texts, law }) => (
        <>
          <Heading class="govuk-heading-m">{t(heading)}</Heading>
          {law && <Duty page={page} />}
          {texts.map((text) => (
            <p>{t(text, { minutes: page.draftMinutes })}</p>
          ))}
        </>
      ))}
      <p class="quiet">{t('guidance.privacy.version', { day: words.day(PRIVACY_NOTICE.version) })}</p>
    </>
  );
}
