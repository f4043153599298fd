import type { VNode } from 'preact';
import type { PageContext } from './page-context.js';

/** How long before the end the warning appears, in minutes (WCAG 2.2.1 asks for at least 20 seconds). */
const WARNED_BEFORE = 10;

/** Hidden fields of a form. */
export function Hidden({ fields }: { fields: Readonly<Record<string, string | readonly string[]>> }): VNode {
  return (
    <>
      {Object.entries(fields).flatMap(([name, values]) =>
        [values].flat().map((value) => <input type="hidden" name={name} value={value} />),
      )}
    </>
  );
}

/** Shown by the script when the draft is about to end; its button saves what is typed and starts the time anew. */
export function KeepAlive({ page, form }: { page: PageContext; form?: string }): VNode {
  const { t } = page.words;
  return (
    <div class="timer" role="alert" hidden data-after={Math.max(1, page.draftMinutes - WARNED_BEFORE)}>
      <p>{t('site.timer.warning')}</p>
      {form ? (
        <button class="govuk-button" form={form} name="go" value="keep">
          {t('site.timer.keep')}
        </button>
      ) : (
        <a class="govuk-button" href={page.path}>
          {t('site.timer.keep')}
        </a>
      )}
    </div>
  );
}
