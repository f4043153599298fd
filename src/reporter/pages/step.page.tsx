import type { VNode } from 'preact';
import { phraseArgs, type Answers, type FieldError, type Screen } from '../form/index.js';
import { Blocks, textArgs } from './blocks.js';
import { ErrorSummary, Field } from './fields.js';
import { Layout, STEP_FORM } from './layout.js';
import type { PageContext } from './page-context.js';
import { Hidden, KeepAlive } from './parts.js';

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
  /** Said above the form when the page could not be saved. */
  notice?: string | undefined;
  back: string;
  /** The person came from the check page and goes back to it. */
  returning: boolean;
  /** Fields posted along. */
  hidden?: Readonly<Record<string, string>>;
}

/** A screen of the report form. */
export function StepPage(view: StepView): VNode {
  const { page, screen, answers, errors } = view;
  const { t } = page.words;
  const args = textArgs(page, answers);
  const blocks = screen.blocks ?? [];
  const only = screen.questions.length === 1 ? screen.questions[0] : undefined;
  const heading = only?.label === screen.title && blocks.length === 0;
  return (
    <Layout
      page={page}
      title={t('site.title.step', { number: view.number })}
      hasErrors={errors.length > 0}
      back={view.back}
      isStep
    >
      <ErrorSummary page={page} errors={errors} />
      {view.notice && <Notice text={view.notice} />}
      {page.csrf !== null && <KeepAlive page={page} form={STEP_FORM} />}
      <form id={STEP_FORM} method="post" action={page.path} novalidate autocomplete="off">
        <Hidden
          fields={{
            ...(page.csrf !== null && { t: page.csrf }),
            ...(view.returning && { r: '1' }),
            ...view.hidden,
          }}
        />
        {!heading && <h1 class="govuk-heading-l">{t(screen.title, args)}</h1>}
        <Blocks page={page} blocks={blocks} answers={answers} />
        {screen.questions.map((question) => (
          <Field
            page={page}
            question={question}
            values={view.values(question.id)}
            error={errors.find((error) => error.question === question.id)}
            args={phraseArgs(answers)}
            isHeading={heading}
          />
        ))}
        <div class="govuk-button-group">
          <button class="govuk-button" name="go" value="next">
            {t(screen.button ?? 'site.continue')}
          </button>
          {screen.canSend && (
            <button class="govuk-button govuk-button--secondary" name="go" value="send">
              {t('site.form.send_now')}
            </button>
          )}
          {screen.canLeave && (
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

function Notice({ text }: { text: string }): VNode {
  return (
    <p class="warning" role="alert" tabindex={-1} autofocus>
      {text}
    </p>
  );
}
