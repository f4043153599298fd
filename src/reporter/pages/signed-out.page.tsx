import type { VNode } from 'preact';
import { Layout } from './layout.js';
import { link, type PageContext } from './page-context.js';
import { MESSAGE_FIELD } from './thread.page.js';
import type { Posted } from './trouble.page.js';

/** The session of a returning reporter is over. A message that was on its way can be copied. */
export function SignedOutPage({ page, posted }: { page: PageContext; posted: Posted | null }): VNode {
  const { t } = page.words;
  const typed = [posted?.[MESSAGE_FIELD] ?? []].flat()[0] ?? '';
  return (
    <Layout page={page} title={t('site.enter.title')}>
      <h1 class="govuk-heading-l">{t('site.signed_out.title')}</h1>
      <p>{t('site.signed_out.text')}</p>
      {typed !== '' && (
        <div class="govuk-form-group">
          <label class="govuk-label" for={MESSAGE_FIELD}>
            {t('site.signed_out.typed')}
          </label>
          <textarea
            id={MESSAGE_FIELD}
            class="govuk-textarea"
            rows={6}
            readonly
            autocomplete="off"
            spellcheck={false}
          >
            {typed}
          </textarea>
        </div>
      )}
      <a class="govuk-button" href={link(page, '/c')}>
        {t('site.enter.title')}
      </a>
    </Layout>
  );
}
