import type { VNode } from 'preact';
import { fieldOf, type Posted } from '../posted.js';
import { ClosedPage } from './closed.page.js';
import { Layout } from './layout.js';
import { link, type PageContext } from './page-context.js';
import { Copyable } from './parts.js';
import { MESSAGE_FIELD } from './thread.page.js';

/** The session of a returning reporter is over. A message that was on its way can be copied; without one nothing is said. */
export function SignedOutPage({ page, posted }: { page: PageContext; posted: Posted | null }): VNode {
  const { t } = page.words;
  const typed = (posted && fieldOf(posted, MESSAGE_FIELD)) ?? '';
  if (typed.trim() === '') return <ClosedPage page={page} />;
  return (
    <Layout page={page} title={t('site.title.page')} typed="carried">
      <h1 class="govuk-heading-l">{t('site.closed.title')}</h1>
      <p>{t('site.signed_out.text')}</p>
      <Copyable label={t('site.signed_out.typed')} text={typed} />
      <a class="govuk-button" href={link(page, '/c')}>
        {t('site.enter.title')}
      </a>
    </Layout>
  );
}
