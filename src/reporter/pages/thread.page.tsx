import type { VNode } from 'preact';
import { BODY_LIMIT } from '../../platform/http/index.js';
import type { ReporterThread } from '../../modules/messages/index.js';
import type { MessageKey } from '../../platform/i18n/index.js';
import type { FieldError } from '../../modules/report-form/index.js';
import { MESSAGE_LIMIT } from '../read-message.js';
import { answerBy } from './answer-by.js';
import { FinishForm } from './code.page.js';
import { ErrorSummary, Field } from './fields.js';
import { Layout, PAGE_FORM } from './layout.js';
import { link, type PageContext } from './page-context.js';
import { Hidden, KeepAlive, TooMuch } from './parts.js';
import { IfItGetsWorse } from './what-next.js';

export const MESSAGE_FIELD = 'message';
const FIELD_ID = 'q1';

const STATUS: Record<ReporterThread['status'], MessageKey> = {
  received: 'site.thread.received',
  being_read: 'site.thread.being_read',
  answered: 'site.thread.answered',
  closed: 'site.thread.closed',
};
const AUTHOR: Record<ReporterThread['messages'][number]['author'], MessageKey> = {
  you: 'site.thread.you',
  helper: 'site.thread.helper',
};

interface ThreadView {
  page: PageContext;
  thread: ReporterThread;
  now: Date;
  /** Of the form: sending it twice adds one message. */
  nonce: string;
  typed: string;
  errors: readonly FieldError[];
  /** A message was just added. */
  sent: boolean;
}

/** What a reporter sees who came back: where the report stands, the messages, a field for another one. */
export function ThreadPage(view: ThreadView): VNode {
  const { page, thread, errors } = view;
  const { t } = page.words;
  return (
    <Layout page={page} title={t('site.title.page')} hasErrors={errors.length > 0} typed="form">
      <ErrorSummary page={page} errors={errors} idOf={() => FIELD_ID} />
      <KeepAlive page={page} form={PAGE_FORM} warning="site.timer.session" button="site.timer.stay" />
      <h1 class="govuk-heading-l">{t('site.thread.title')}</h1>
      {view.sent && (
        <p class="sent" role="status">
          {t('site.thread.sent')}
        </p>
      )}
      <p class="govuk-inset-text">
        {t(STATUS[thread.status])} <Promised {...view} /> <AnswerBy {...view} />
      </p>
      <IfItGetsWorse page={page} />
      <h2 class="govuk-heading-m">{t('site.thread.messages')}</h2>
      {thread.messages.length === 0 && <p>{t('site.thread.empty')}</p>}
      <ol class="thread">
        {thread.messages.map((message) => (
          <li class={message.author}>
            <p class="by">
              <strong>{t(AUTHOR[message.author])}</strong>{' '}
              <small>{page.words.ago(message.createdAt, view.now)}</small>
            </p>
            <p class="typed" dir="auto">
              {message.text}
            </p>
          </li>
        ))}
      </ol>
      <form
        id={PAGE_FORM}
        method="post"
        action={link(page, '/r')}
        novalidate
        autocomplete="off"
        data-most={BODY_LIMIT}
      >
        <Hidden fields={{ ...(page.csrf !== null && { t: page.csrf }), n: view.nonce }} />
        <Field
          page={page}
          question={{
            id: MESSAGE_FIELD,
            type: 'long_text',
            max: MESSAGE_LIMIT,
            label: 'site.thread.write',
            hint: 'site.thread.write_hint',
          }}
          id={FIELD_ID}
          values={[view.typed]}
          error={errors[0]}
          args={{}}
          isHeading={false}
        />
        <TooMuch page={page} />
        <button class="govuk-button">{t('site.thread.send')}</button>
      </form>
      <FinishForm page={page} />
    </Layout>
  );
}

function Promised({ page, thread, now }: ThreadView): VNode | null {
  if (thread.promisedBy === null || thread.promisedBy <= now) return null;
  const minutes = (thread.promisedBy.getTime() - now.getTime()) / 60_000;
  return <>{page.words.t('site.thread.promised', { within: page.words.span(minutes) })}</>;
}

/** When the next answer is due; a promise that is still to come says so itself. */
function AnswerBy({ page, thread, now }: ThreadView): VNode | null {
  if (thread.answerBy === null || thread.status === 'closed') return null;
  if (thread.answerBy <= now) return <>{page.words.t('site.thread.answer_late')}</>;
  if (thread.answerBy.getTime() === thread.promisedBy?.getTime()) return null;
  const texts = { within: 'site.thread.answer_by', by: 'site.thread.answer_at' } as const;
  return <>{answerBy(page, thread.answerBy, now, thread.closed, texts)}</>;
}
