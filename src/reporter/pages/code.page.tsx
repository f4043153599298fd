import type { VNode } from 'preact';
import type { Answers } from '../../modules/report-form/index.js';
import { readerOf } from '../who-reads.js';
import { Layout } from './layout.js';
import { link, type PageContext } from './page-context.js';
import { Hidden } from './parts.js';
import { WhatNext } from './what-next.js';

interface CodeView {
  page: PageContext;
  /** In groups: `1234 5678 9012 3456 7890`. */
  code: string;
  /** When to expect the answer, as a sentence; null where that is not known. */
  answer: string | null;
  /** Whether one person reads the report first, to decide who must not have it. */
  readFirst?: boolean;
  /** What is left of the answers: choices that say who reads and what happened. */
  answers: Answers;
}

/** The code, the same one however often the report is sent. */
export function CodePage({ page, code, answer, readFirst, answers }: CodeView): VNode {
  const { t } = page.words;
  return (
    <Layout page={page} title={t('site.title.page')}>
      <h1 class="govuk-heading-l">{t('site.code.sent')}</h1>
      <p>{t('site.code.lead')}</p>
      <div class="code">
        <p class="label" id="address-label">
          {t('site.code.address')}
        </p>
        <output class="address" dir="ltr" aria-labelledby="address-label">
          {page.address}
        </output>
        <p class="label" id="code-label">
          {t('site.code.title')}
        </p>
        <output id="code" class="digits" dir="ltr" aria-labelledby="code-label">
          {code}
        </output>
        <p class="tools" hidden data-scripted>
          <button
            type="button"
            class="govuk-button govuk-button--secondary"
            data-copy="code"
            data-done={t('site.code.copied')}
          >
            {t('site.code.copy')}
          </button>
          <button
            type="button"
            class="govuk-button govuk-button--secondary"
            data-hide="code"
            data-other={t('site.code.show')}
          >
            {t('site.code.hide')}
          </button>
        </p>
      </div>
      <p>{t('site.code.keep')}</p>
      <h2 class="govuk-heading-m">{t('site.code.then')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>{t('site.code.who')}</li>
        {answer !== null && <li>{answer}</li>}
        {readFirst && <li>{t('form.keep_out.read_first')}</li>}
        <li>{t('site.code.no_sign')}</li>
        <li>
          {t(readerOf(answers)?.kind === 'found' ? 'site.code.meanwhile_found' : 'site.code.meanwhile')}
        </li>
        <li>{t('site.code.police')}</li>
      </ul>
      <WhatNext page={page} answers={answers} />
      <FinishForm page={page} hint />
    </Layout>
  );
}

/** Ends draft and session, and shows a page with nothing on it. */
export function FinishForm({ page, hint }: { page: PageContext; hint?: boolean }): VNode {
  const { t } = page.words;
  return (
    <form method="post" action={link(page, '/h/finish')}>
      <Hidden fields={page.csrf === null ? {} : { t: page.csrf }} />
      <button class="govuk-button govuk-button--secondary">{t('site.code.finish')}</button>
      {hint && <p class="quiet">{t('site.code.finish_hint')}</p>}
    </form>
  );
}

/** After Finish. */
export function DonePage({ page }: { page: PageContext }): VNode {
  const { t } = page.words;
  return (
    <Layout page={page} title={t('site.title.page')}>
      <h1 class="govuk-heading-l">{t('site.done.title')}</h1>
      <p>{t('site.done.text')}</p>
      <p>
        <a href={link(page, '/')}>{t('site.trouble.start')}</a>
      </p>
    </Layout>
  );
}
