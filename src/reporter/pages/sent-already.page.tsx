import type { VNode } from 'preact';
import { Layout } from './layout.js';
import { link, type PageContext } from './page-context.js';
import { Copyable } from './parts.js';

/** Words that came after the report was sent: they are in no report, and can be sent as a message. */
export function SentAlreadyPage({ page, words }: { page: PageContext; words: readonly string[] }): VNode {
  const { t } = page.words;
  return (
    <Layout page={page} title={t('site.title.page')} hasErrors typed="carried">
      <div role="alert" tabindex={-1} autofocus class="trouble">
        <h1 class="govuk-heading-l">{t('site.late.title')}</h1>
        <p>{t('site.late.text')}</p>
      </div>
      <Copyable label={t('site.late.copy')} text={words.join('\n\n')} />
      <a class="govuk-button" href={link(page, '/h/code')}>
        {t('site.late.code')}
      </a>
    </Layout>
  );
}
