import type { VNode } from 'preact';
import type { ReportDocument } from '../../modules/entries/index.js';
import { fingerprintsEntry, type FingerprintsContent } from '../../modules/fingerprints/index.js';
import type { ReporterMessage, ReporterThread } from '../../modules/messages/index.js';
import {
  answersIn,
  detailsEntry,
  safetyEntry,
  type DetailsContent,
  type SafetyContent,
} from '../../modules/reporter-additions/index.js';
import { ANOTHER_COUNTRY, REPORT_FORM, type Question } from '../../modules/report-form/index.js';
import type { MessageKey } from '../../platform/i18n/index.js';
import { textArgs } from './blocks.js';
import type { PageContext } from './page-context.js';
import { SAFETY_WORDS } from './safety.js';
import { TypedText } from './typed-text.js';

/** The id of the newest message that was not shown before. */
export const NEWEST = 'new';

const AUTHOR: Record<ReporterMessage['author'], MessageKey> = {
  you: 'site.thread.you',
  helper: 'site.thread.helper',
};

/** A page of what was written, the newest first. The buttons keep what is typed below. */
export function Messages(props: { page: PageContext; thread: ReporterThread; now: Date }): VNode {
  const { page, thread, now } = props;
  const { t } = page.words;
  const messages = [...thread.messages].reverse();
  const newest = messages.find(({ isNew }) => isNew);
  const turn = (to: number, words: MessageKey): VNode => (
    <button class="plain" name="go" value={`page-${to}`}>
      {t(words)}
    </button>
  );
  return (
    <>
      <h2 class="govuk-heading-m">{t('site.thread.messages')}</h2>
      {thread.messages.length === 0 && <p>{t('site.thread.empty')}</p>}
      <ol class="thread">
        {messages.map((message) => (
          <li class={message.author} {...(message === newest && { id: NEWEST })}>
            <p class="by">
              <strong>{t(AUTHOR[message.author])}</strong>{' '}
              <small>{page.words.ago(message.createdAt, now)}</small>
              {message.isNew && <strong class="new">{t('site.thread.new')}</strong>}
            </p>
            <Content page={page} message={message} />
          </li>
        ))}
      </ol>
      {thread.pages > 1 && (
        <p class="turn">
          {thread.page > 1 && turn(thread.page - 1, 'site.thread.newer')}
          {thread.page < thread.pages && turn(thread.page + 1, 'site.thread.older')}
        </p>
      )}
    </>
  );
}

function Content({ page, message }: { page: PageContext; message: ReporterMessage }): VNode {
  const { t } = page.words;
  if (message.kind === safetyEntry.name) {
    const { safety } = message.value as unknown as SafetyContent;
    const words = SAFETY_WORDS[safety as keyof typeof SAFETY_WORDS];
    return <p>{words && t(words)}</p>;
  }
  if (message.kind === fingerprintsEntry.name) {
    const { files } = message.value as unknown as FingerprintsContent;
    return <p>{t('site.prints.added', { files: files.length })}</p>;
  }
  if (message.kind === detailsEntry.name) {
    const { answers } = message.value as unknown as DetailsContent;
    return (
      <>
        <p>{t('site.thread.added')}</p>
        {answers.map(({ text }) => (
          <p class="typed" dir="auto">
            <TypedText page={page} text={text ?? ''} />
          </p>
        ))}
      </>
    );
  }
  return (
    <p class="typed" dir="auto">
      <TypedText page={page} text={message.text} />
    </p>
  );
}

const QUESTIONS: ReadonlyMap<string, Question> = new Map(
  REPORT_FORM.screens.flatMap(({ questions }) => questions.map((question) => [question.id, question])),
);

/** The report as it was sent, folded away, in the words of the form; a question that the form has no more stays out. */
export function Reported({
  page,
  report,
}: {
  page: PageContext;
  report: ReportDocument | null;
}): VNode | null {
  if (report === null) return null;
  const { t } = page.words;
  const args = textArgs(page, answersIn(report));
  const rows = report.answers.flatMap((answer) => {
    const question = QUESTIONS.get(answer.id);
    return question ? [{ answer, question }] : [];
  });
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">{t('site.thread.reported')}</summary>
      <dl class="answers">
        {rows.map(({ answer, question }) => (
          <div>
            <dt>{t(question.label, args)}</dt>
            <dd>
              {answer.values.map((value) => (
                <span class="line">{optionWords(page, question, value, args)}</span>
              ))}
              {answer.text !== null && (
                <span class="typed" dir="auto">
                  <TypedText page={page} text={answer.text} />
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function optionWords(
  page: PageContext,
  question: Question,
  value: string,
  args: ReturnType<typeof textArgs>,
): string {
  const { words } = page;
  if (question.type === 'country')
    return value === ANOTHER_COUNTRY ? words.t('site.country.another') : words.country(value);
  const option = 'options' in question ? question.options.find((one) => one.value === value) : undefined;
  return option ? words.t(option.label, args) : value;
}
