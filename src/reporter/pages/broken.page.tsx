import type { VNode } from 'preact';
import { Layout } from './layout.js';
import { Numbers } from './numbers.js';
import { link, type PageContext } from './page-context.js';
import { Copyable } from './parts.js';

interface BrokenView {
  page: PageContext;
  /** Words that came with the form that was sent, which reached nobody. */
  typed: readonly string[];
}

/** What is kept of a report was altered: none of it is shown, and whom to call is. */
export function BrokenPage({ page, typed }: BrokenView): VNode {
  const { t } = page.words;
  return (
    <Layout page={page} title={t('site.title.page')} typed={typed.length > 0 ? 'carried' : undefined}>
      <h1 class="govuk-heading-l">{t('site.broken.title')}</h1>
      <p>{t('site.broken.text')}</p>
      {typed.length > 0 && <Copyable label={t('site.broken.words')} text={typed.join('\n\n')} />}
      <Numbers page={page} uses={['emergency', 'child', 'distress']} stays />
      <p>
        <a href={link(page, '/h/1')}>{t('site.enter.again')}</a>
      </p>
    </Layout>
  );
}
