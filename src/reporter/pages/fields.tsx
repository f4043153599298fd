import type { VNode } from 'preact';
import {
  allCountries,
  ANOTHER_COUNTRY,
  shortList,
  type FieldError,
  type Question,
} from '../../modules/report-form/index.js';
import type { MessageKey } from '../../platform/i18n/index.js';
import { canChoose, KEEP } from '../made-from.js';
import { ALL_COUNTRIES_BUTTON, KEEP_FIELD } from '../posted.js';
import type { PageContext } from './page-context.js';

interface FieldProps {
  page: PageContext;
  question: Question;
  /** Made by `fieldId`. */
  id: string;
  /** What is in the field: the values ticked or the text typed. */
  values: readonly string[];
  error: FieldError | undefined;
  args: Readonly<Record<string, string | number>>;
  /** Another page gave this answer meanwhile. */
  other?: string | readonly string[] | undefined;
  /** The question is the heading of the page. */
  isHeading: boolean;
  /** The heading of the page, above other words, says the question already: it is repeated for those who only hear the page. */
  isSaid?: boolean;
}

/** The id of a question's field: its place on the screen, because links to it stand in the browser's history. */
export function fieldId(questions: readonly { id: string }[], question: string): string {
  return `q${questions.findIndex(({ id }) => id === question) + 1}`;
}

/** One question as plain HTML: named, described by its hint and its error, reachable by its id. */
export function Field(props: FieldProps): VNode {
  const { question, error } = props;
  const choice = question.type === 'radios' || question.type === 'checkboxes';
  return (
    <div class={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      {choice ? <Choice {...props} question={question} /> : <Typed {...props} question={question} />}
      {props.other !== undefined && <Other {...props} other={props.other} />}
    </div>
  );
}

function described({ question, id, error }: FieldProps): { 'aria-describedby'?: string } {
  const ids = [question.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {};
}

function HintAndError({ page, question, id, error, args }: FieldProps): VNode {
  const { t } = page.words;
  return (
    <>
      {question.hint && (
        <div id={`${id}-hint`} class="govuk-hint">
          {t(question.hint, args)}
        </div>
      )}
      {error && (
        <p id={`${id}-error`} class="govuk-error-message">
          <span class="govuk-visually-hidden">{t('site.error.prefix')}</span> {t(error.message, error.args)}
        </p>
      )}
    </>
  );
}

type ChoiceQuestion = Extract<Question, { type: 'radios' | 'checkboxes' }>;

function Choice(props: FieldProps & { question: ChoiceQuestion }): VNode {
  const { page, question, values, args, isHeading, isSaid } = props;
  const type = question.type === 'radios' ? 'radio' : 'checkbox';
  const { t } = page.words;
  return (
    <fieldset class="govuk-fieldset" {...described(props)}>
      <legend
        class={
          isSaid
            ? 'govuk-visually-hidden'
            : `govuk-fieldset__legend govuk-fieldset__legend--${isHeading ? 'l' : 'm'}`
        }
      >
        {isHeading ? <h1>{t(question.label, args)}</h1> : t(question.label, args)}
      </legend>
      <HintAndError {...props} />
      <div class={`govuk-${question.type}`}>
        {question.options.map((option, index) => {
          const id = index === 0 ? props.id : `${props.id}-${index + 1}`;
          return (
            <div class={`govuk-${question.type}__item`}>
              <input
                class={`govuk-${question.type}__input`}
                id={id}
                name={question.id}
                type={type}
                value={option.value}
                checked={values.includes(option.value)}
                {...(option.hint && { 'aria-describedby': `${id}-more` })}
              />
              <label class={`govuk-label govuk-${question.type}__label`} for={id}>
                {t(option.label, args)}
              </label>
              {option.hint && (
                <div id={`${id}-more`} class={`govuk-hint govuk-${question.type}__hint`}>
                  {t(option.hint, args)}
                </div>
              )}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

function Typed(props: FieldProps & { question: Exclude<Question, ChoiceQuestion> }): VNode {
  const { page, question, id, args, isHeading, isSaid } = props;
  const size = `govuk-label govuk-label--${isHeading ? 'l' : 'm'}`;
  const label = (
    <label class={isSaid ? 'govuk-visually-hidden' : size} for={id}>
      {page.words.t(question.label, args)}
    </label>
  );
  return (
    <>
      {isHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label}
      <HintAndError {...props} />
      <Control {...props} />
      {question.type === 'long_text' && <Counter page={page} id={id} max={question.max} />}
    </>
  );
}

/** What is left of a text, counted by the script while it is typed; its hint says the whole without one. */
function Counter({ page, id, max }: { page: PageContext; id: string; max: number }): VNode {
  const left = page.words.t('form.left', { n: LEFT });
  return <p class="govuk-hint" hidden data-left={id} data-max={max} data-words={left} />;
}

/** Stands for the number in the words of the counter. */
const LEFT = '#';

const ROWS = { long_text: 8, lines: 4 } as const;

function Control(props: FieldProps & { question: Exclude<Question, ChoiceQuestion> }): VNode {
  const { page, question, id, values, error } = props;
  const text = values[0] ?? '';
  // Words typed here must not come back as a suggestion in another form, nor go to a spelling service.
  const quiet = {
    id,
    name: question.id,
    autocomplete: 'off',
    spellcheck: false,
    ...(question.type !== 'country' && { dir: question.ltr ? ('ltr' as const) : ('auto' as const) }),
    ...described(props),
  };
  const invalid = error ? { 'aria-invalid': 'true' as const } : {};
  switch (question.type) {
    case 'text':
      return (
        <input
          class={`govuk-input${error ? ' govuk-input--error' : ''}`}
          type="text"
          value={text}
          {...quiet}
          {...invalid}
        />
      );
    case 'long_text':
    case 'lines':
      return (
        <textarea
          class={`govuk-textarea${error ? ' govuk-textarea--error' : ''}`}
          rows={ROWS[question.type]}
          {...quiet}
          {...invalid}
        >
          {text}
        </textarea>
      );
    case 'country':
      return <CountryField page={page} chosen={text || page.country} quiet={quiet} />;
  }
}

/** The countries with numbers; the whole list is as long as the rest of its page, so it comes to whoever asks for it. */
function CountryField(props: {
  page: PageContext;
  chosen: string;
  quiet: { id: string; name: string };
}): VNode {
  const { words, helplines, allCountries: isWhole } = props.page;
  const listed = isWhole ? allCountries(words) : shortList(props.chosen, helplines, words);
  return (
    <>
      <select class="govuk-select" {...props.quiet}>
        {listed.map(({ code, name }) => (
          <option value={code} selected={code === props.chosen}>
            {name}
          </option>
        ))}
        <option value={ANOTHER_COUNTRY} selected={props.chosen === ANOTHER_COUNTRY}>
          {words.t('site.country.another')}
        </option>
      </select>
      {!isWhole && (
        <button class="plain" name="go" value={ALL_COUNTRIES_BUTTON}>
          {words.t('site.country.all')}
        </button>
      )}
    </>
  );
}

/** The answer that another page gave, to be read beside the field; of words, one or both can be kept. */
function Other(props: FieldProps & { other: string | readonly string[] }): VNode {
  const { page, question, id, other, args } = props;
  const { t } = page.words;
  const chosen = 'options' in question ? question.options.filter(({ value }) => other.includes(value)) : null;
  const name = KEEP_FIELD + question.id;
  const ways = KEEP.filter((way) => way !== 'both' || question.type !== 'text');
  return (
    <>
      <p class="govuk-label">{t('form.both.other')}</p>
      {chosen ? (
        <p>{chosen.map(({ label }) => t(label, args)).join(', ')}</p>
      ) : question.type === 'country' ? (
        <p>{countryName(page, String(other))}</p>
      ) : (
        <TypedLines text={String(other)} ltr={isLtr(question)} />
      )}
      {canChoose(question) && (
        <fieldset class="govuk-fieldset">
          <legend class="govuk-fieldset__legend">{t('form.both.keep')}</legend>
          <div class="govuk-radios">
            {ways.map((way, index) => (
              <div class="govuk-radios__item">
                <input
                  class="govuk-radios__input"
                  id={`${id}-keep-${index + 1}`}
                  name={name}
                  type="radio"
                  value={way}
                  checked={index === 0}
                />
                <label class="govuk-label govuk-radios__label" for={`${id}-keep-${index + 1}`}>
                  {t(KEEP_WORDS[way])}
                </label>
              </div>
            ))}
          </div>
        </fieldset>
      )}
    </>
  );
}

const KEEP_WORDS = {
  mine: 'form.both.mine',
  other: 'form.both.theirs',
  both: 'form.both.both',
} as const satisfies Record<(typeof KEEP)[number], MessageKey>;

/** Whether what is typed is written from left to right in every script. */
export function isLtr(question: Question): boolean {
  return 'ltr' in question && question.ltr === true;
}

/** What was typed, each line in its own direction. */
export function TypedLines({ text, ltr }: { text: string; ltr: boolean }): VNode {
  return (
    <>
      {text.split('\n').map((line) => (
        <span class="line typed" dir={ltr ? 'ltr' : 'auto'}>
          {line === '' ? '\u00a0' : line}
        </span>
      ))}
    </>
  );
}

/** A country by its code, in the words of the page. */
export function countryName(page: PageContext, code: string): string {
  return code === ANOTHER_COUNTRY ? page.words.t('site.country.another') : page.words.country(code);
}

/** Everything that needs another look, on top of the page; it takes focus, and each line leads to its field. */
export function ErrorSummary({
  page,
  errors,
  idOf,
}: {
  page: PageContext;
  errors: readonly FieldError[];
  /** The id of a question's field. */
  idOf: (question: string) => string;
}): VNode | null {
  if (errors.length === 0) return null;
  const { t } = page.words;
  return (
    <div class="govuk-error-summary" role="alert" tabindex={-1} autofocus>
      <h2 class="govuk-error-summary__title">{t('site.error.summary')}</h2>
      <ul class="govuk-list govuk-error-summary__list">
        {errors.map((error) => (
          <li>
            <a href={`#${idOf(error.question)}`}>{t(error.message, error.args)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
