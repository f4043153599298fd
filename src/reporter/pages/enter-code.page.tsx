import type { VNode } from 'preact';
import type { MessageKey } from '../../platform/i18n/index.js';
import { ErrorSummary } from './fields.js';
import { Layout, PAGE_FORM } from './layout.js';
import { Trap } from './parts.js';
import { link, type PageContext } from './page-context.js';

const FIELD = 'code';
/** Asks for the button once more. */
export const AGAIN = 'site.error.try_again' satisfies MessageKey;

interface EnterCodeView {
  page: PageContext;
  /** As typed. */
  typed: string;
  error: MessageKey | null;
}

/** Where a reporter comes back. Digits of any script are welcome, with what stands around them; pasting too. */
export function EnterCodePage({ page, typed, error }: EnterCodeView): VNode {
  const { t } = page.words;
  return (
    <Layout
      page={page}
      title={t('site.title.page')}
      hasErrors={error !== null}
      back={link(page, '/')}
      typed="form"
    >
      <ErrorSummary
        page={page}
        errors={error === null ? [] : [{ question: FIELD, message: error }]}
        idOf={() => FIELD}
      />
      <form id={PAGE_FORM} method="post" action={link(page, '/c')} novalidate autocomplete="off">
        <div class={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
          <h1 class="govuk-label-wrapper">
            <label class="govuk-label govuk-label--l" for={FIELD}>
              {t('site.enter.label')}
            </label>
          </h1>
          <div id="code-hint" class="govuk-hint">
            {t('site.enter.hint')}
          </div>
          {error && (
            <p id="code-error" class="govuk-error-message">
              <span class="govuk-visually-hidden">{t('site.error.prefix')}</span> {t(error)}
            </p>
          )}
          <input
            id={FIELD}
            name={FIELD}
            class={`govuk-input digits${error ? ' govuk-input--error' : ''}`}
            type="text"
            inputmode="numeric"
            dir="ltr"
            value={typed}
            autocomplete="off"
            spellcheck={false}
            aria-describedby={error ? 'code-hint code-error' : 'code-hint'}
          />
        </div>
        {error !== AGAIN && <Trap />}
        <button class="govuk-button">{t('site.enter.button')}</button>
      </form>
      <p>
        {t('site.enter.lost')} <a href={link(page, '/h/1')}>{t('site.enter.again')}</a>.{' '}
        {t('site.enter.say_before')}
      </p>
    </Layout>
  );
}
