import type { VNode } from 'preact';
import { TELLABLE } from '../../modules/reporter-additions/index.js';
import { buttonOf, fieldOf, type Posted } from '../posted.js';
import { ClosedPage } from './closed.page.js';
import { Layout } from './layout.js';
import { link, type PageContext } from './page-context.js';
import { Copyable } from './parts.js';
import { Told } from './safety.js';
import { MESSAGE_FIELD } from './thread.page.js';

/** The session of a returning reporter is over. A message that was on its way can be copied, and who pressed for help
 * is told that nobody heard and whom to call; to anybody else nothing is said. */
export function SignedOutPage({ page, posted }: { page: PageContext; posted: Posted | null }): VNode {
  const { t } = page.words;
  const typed = (posted && fieldOf(posted, MESSAGE_FIELD)) ?? '';
  const pressed = posted && TELLABLE.find((one) => one === buttonOf(posted));
  const hasWords = typed.trim() !== '';
  if (!hasWords && !pressed) return <ClosedPage page={page} />;
  return (
    <Layout page={page} title={t('site.title.page')} typed={hasWords ? 'carried' : undefined}>
      <h1 class="govuk-heading-l">{t('site.closed.title')}</h1>
      {pressed && <Told page={page} safety={pressed} isKept={false} />}
      {hasWords && (
        <>
          <p>{t('site.signed_out.text')}</p>
          <Copyable label={t('site.signed_out.typed')} text={typed} />
        </>
      )}
      <a class="govuk-button" href={link(page, '/c')}>
        {t('site.enter.title')}
      </a>
    </Layout>
  );
}
