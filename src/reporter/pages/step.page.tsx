import type { VNode } from 'preact';
import { BODY_LIMIT } from '../../platform/http/index.js';
import {
  holds,
  phraseArgs,
  type Answers,
  type FieldError,
  type Screen,
} from '../../modules/report-form/index.js';
import { MADE_FROM } from '../made-from.js';
import { Blocks, textArgs } from './blocks.js';
import { ErrorSummary, Field, fieldId } from './fields.js';
import { Layout, PAGE_FORM } from './layout.js';
import type { PageContext } from './page-context.js';
import { Hidden, KeepAlive, Notice, steering, TooMuch, Trap } from './parts.js';

export interface StepView {
  page: PageContext;
  screen: Screen;
  /** Its place on the way, from 1: the page's neutral title. */
  number: number;
  /** The answers on the way so far; conditions and wording look at them. */
  answers: Answers;
  /** What the fields hold, by question. */
  values: (question: string) => readonly string[];
  errors: readonly FieldError[];
  /** Answers that another page gave meanwhile, by question; they stand beside the fields. */
  others?: ReadonlyMap<string, string | readonly string[]>;
  /** Which answers the page is made from; null: no draft. */
  madeFrom?: string | null;
  /** Said above the form when the page could not be saved. */
  notice?: string | undefined;
  back: string;
  /** The person came from the check page and goes back to it. */
  returning: boolean;
  /** A page of a draft that is gone, filled in again: with it a new draft begins, from its first screen. */
  again?: boolean;
}

/** A screen of the report form. */
export function StepPage(view: StepView): VNode {
  const { page, screen, answers, errors } = view;
  const { t } = page.words;
  const idOf = (question: string): string => fieldId(screen.questions, question);
  const args = textArgs(page, answers);
  const blocks = (screen.blocks ?? []).filter((block) => holds(block.when, answers));
  const only = screen.questions.length === 1 ? screen.questions[0] : undefined;
  // With words between, the heading stands above them, and the question repeats it for those who only hear the page.
  const isAlone = only?.label === screen.title;
  const heading = isAlone && blocks.length === 0;
  return (
    <Layout
      page={page}
      title={t('site.title.step', { number: view.number })}
      hasErrors={errors.length > 0}
      back={view.back}
      part={screen.part}
      typed="step"
    >
      <ErrorSummary page={page} errors={errors} idOf={idOf} />
      {view.notice && <Notice text={view.notice} />}
      <KeepAlive page={page} form={PAGE_FORM} />
      <form
        id={PAGE_FORM}
        method="post"
        action={page.path}
        novalidate
        autocomplete="off"
        data-most={BODY_LIMIT}
      >
        <Hidden
          fields={{
            ...steering(page),
            ...(view.returning && { r: '1' }),
            ...(view.again && { again: '1' }),
            ...(view.madeFrom != null && { [MADE_FROM]: view.madeFrom }),
          }}
        />
        {page.csrf === null && view.notice === undefined && <Trap />}
        {!heading && <h1 class="govuk-heading-l">{t(screen.title, args)}</h1>}
        <Blocks page={page} blocks={blocks} answers={answers} />
        {screen.questions.map((question) => (
          <Field
            page={page}
            question={question}
            id={idOf(question.id)}
            values={view.values(question.id)}
            error={errors.find((error) => error.question === question.id)}
            args={phraseArgs(answers)}
            other={view.others?.get(question.id)}
            isHeading={heading}
            isSaid={isAlone && !heading}
          />
        ))}
        <TooMuch page={page} />
        <div class="govuk-button-group">
          <button class="govuk-button" name="go" value="next">
            {t(screen.button ?? 'site.continue')}
          </button>
          {screen.canSend && (
            <button class="govuk-button govuk-button--secondary" name="go" value="send">
              {t('site.form.send_now')}
            </button>
          )}
          {screen.canLeave && holds(screen.canLeave, answers) && (
            <button class="govuk-button govuk-button--secondary" name="go" value="leave">
              {t('site.code.finish')}
            </button>
          )}
        </div>
        {page.csrf !== null && <p class="quiet">{t('site.form.limit', { minutes: page.draftMinutes })}</p>}
      </form>
    </Layout>
  );
}
