import type { VNode } from 'preact';
import type { MessageKey } from '../../platform/i18n/index.js';
import { saidIn, type Posted } from '../posted.js';
import { Layout } from './layout.js';
import { link, type PageContext } from './page-context.js';
import { Hidden } from './parts.js';

interface TroubleView {
  page: PageContext;
  title: MessageKey;
  text: MessageKey;
  /** What was posted, to be posted again with one press. */
  resend?: { action: string; fields: Posted; button: MessageKey; text?: MessageKey };
  /** Where to go on instead, best first. */
  next: readonly { path: string; label: MessageKey }[];
}

/** Something went wrong: what, what is still there, and what to do now. */
export function TroublePage({ page, title, text, resend, next }: TroubleView): VNode {
  const { t } = page.words;
  return (
    <Layout page={page} title={t('site.title.page')} hasErrors typed={resend && 'carried'}>
      <div role="alert" tabindex={-1} autofocus class="trouble">
        <h1 class="govuk-heading-l">{t(title)}</h1>
        <p>{t(text)}</p>
        {resend?.text && <p>{t(resend.text)}</p>}
      </div>
      {resend && (
        <form method="post" action={resend.action}>
          <Hidden fields={resend.fields} />
          <button class="govuk-button">{t(resend.button)}</button>
          <Written page={page} fields={resend.fields} />
        </form>
      )}
      {next.map(({ path, label }) => (
        <p>
          <a href={link(page, path)}>{t(label)}</a>
        </p>
      ))}
    </Layout>
  );
}

/** What was typed, folded away: whoever sits here now need not be who typed it. */
export function Written({ page, fields }: { page: PageContext; fields: Posted }): VNode | null {
  const typed = saidIn(fields);
  if (typed.length === 0) return null;
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">{page.words.t('site.lost.show')}</summary>
      {typed.map((value) => (
        <p class="typed">{value}</p>
      ))}
    </details>
  );
}
