import type { VNode } from 'preact';
import { CODE_WORD_LIMIT, codeWordEntry, type ReadWord } from '../../modules/code-word/index.js';
import type { FieldError } from '../../modules/report-form/index.js';
import { Field } from './fields.js';
import type { ThreadView } from './thread-view.js';

export const WORD_FIELD = 'word';
/** The button that sets it: on the form of the page, so that nothing typed is lost. */
export const WORD_BUTTON = 'word';

/**
 * A word that the reporter agrees with the desk, if they like. The page says that there is one and never which: somebody else may look
 * at it.
 */
export function CodeWord({ view, id }: { view: ThreadView; id: string }): VNode {
  const { page, thread, errors, typed } = view;
  const { t } = page.words;
  const isSet = thread.aside.some(({ kind }) => kind === codeWordEntry.name);
  const error = errors.find(({ question }) => question === WORD_FIELD);
  const text = typed[WORD_FIELD] ?? '';
  return (
    <details class="govuk-details" open={error !== undefined || text !== ''}>
      <summary class="govuk-details__summary">{t(isSet ? 'site.word.change' : 'site.word.title')}</summary>
      <p>{t('site.word.why')}</p>
      <p>{t('site.word.how')}</p>
      {isSet && <p>{t('site.word.is_set')}</p>}
      <Field
        page={page}
        question={{
          id: WORD_FIELD,
          // A field of one line would be sent by the Enter key with the first button of the form, which tells of danger.
          type: 'lines',
          lines: 1,
          max: CODE_WORD_LIMIT,
          whole: CODE_WORD_LIMIT,
          label: 'site.word.label',
          hint: 'site.word.hint',
        }}
        id={id}
        values={[text]}
        error={error}
        args={{}}
        isHeading={false}
      />
      <button class="govuk-button govuk-button--secondary" name="go" value={WORD_BUTTON}>
        {t('site.word.save')}
      </button>
    </details>
  );
}

/** What to say of a word that is none. Pure. */
export function wordError(
  reason: Extract<ReadWord, { reason: string }>['reason'],
  typed: string,
): Omit<FieldError, 'question'> {
  switch (reason) {
    case 'TEXT_TOO_LONG':
      return {
        message: 'site.error.too_long',
        args: { over: [...typed.trim()].length - CODE_WORD_LIMIT, max: CODE_WORD_LIMIT },
      };
    case 'TEXT_CONTAINS_FILE':
      return { message: 'site.error.file' };
    case 'TEXT_EMPTY':
    case 'TEXT_HAS_NUL':
    case 'CODE_WORD_TOO_SHORT':
      return { message: 'site.word.short' };
  }
}
