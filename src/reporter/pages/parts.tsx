import type { VNode } from 'preact';
import type { MessageKey } from '../../platform/i18n/index.js';
import { HONEYPOT } from '../posted.js';
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

/** What every form carries that is no answer: its token, and the language for a page made without the draft. */
export function steering(page: PageContext): Record<string, string> {
  return { ...(page.csrf !== null && { t: page.csrf }), l: page.words.language };
}

/** The field of `isBot`: not laid out, so out of reach of eyes, keyboard, screen reader and whatever fills in fields. */
export function Trap(): VNode {
  return <input name={HONEYPOT} hidden autocomplete="off" />;
}

/** Said above a form that has to be sent once more. */
export function Notice({ text }: { text: string }): VNode {
  return (
    <p class="warning" role="alert" tabindex={-1} autofocus>
      {text}
    </p>
  );
}

interface KeepAliveProps {
  page: PageContext;
  /** The form whose fields are kept; without one there is nothing to keep but the time. */
  form?: string;
  warning?: MessageKey;
  button?: MessageKey;
}

/** Shown by the script when draft or session is about to end; its button keeps what is typed and starts the time anew. */
export function KeepAlive({ page, form, warning, button }: KeepAliveProps): VNode | null {
  if (page.endsIn === null) return null;
  const { t } = page.words;
  const keep = t(button ?? 'site.timer.keep');
  return (
    <div class="timer" role="alert" hidden data-after={Math.max(0, Math.floor(page.endsIn) - WARNED_BEFORE)}>
      <p>{t(warning ?? 'site.timer.warning')}</p>
      {form ? (
        <button class="govuk-button" form={form} name="go" value="keep">
          {keep}
        </button>
      ) : (
        <a class="govuk-button" href={page.path}>
          {keep}
        </a>
      )}
    </div>
  );
}

/** Shown by the script in place of sending a form that is more than the server takes. */
export function TooMuch({ page }: { page: PageContext }): VNode {
  return (
    <p class="warning" role="alert" tabindex={-1} hidden data-too-much>
      {page.words.t('site.error.too_much')}
    </p>
  );
}

/** Words that can not be sent from here, to be copied. */
export function Copyable({ label, text }: { label: string; text: string }): VNode {
  return (
    <div class="govuk-form-group">
      <label class="govuk-label" for="typed">
        {label}
      </label>
      <textarea id="typed" class="govuk-textarea" rows={6} readonly autocomplete="off" spellcheck={false}>
        {text}
      </textarea>
    </div>
  );
}
