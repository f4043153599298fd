import type { VNode } from 'preact';
import { BODY_LIMIT } from '../../platform/http/index.js';
import type { ReporterThread } from '../../modules/messages/index.js';
import { answersIn } from '../../modules/reporter-additions/index.js';
import { shownPlanIn } from '../../modules/plan/index.js';
import type { MessageKey } from '../../platform/i18n/index.js';
import { ADDABLE } from '../read-added.js';
import { MESSAGE_LIMIT } from '../read-message.js';
import { canMakeFingerprints } from '../who-reads.js';
import { answerBy } from './answer-by.js';
import { FinishForm } from './code.page.js';
import { WORD_FIELD, CodeWord } from './code-word.js';
import { AnsweredLine, Consents, Duties } from './consents.js';
import { Appointments } from './appointments.js';
import { ReferralLine, Referrals } from './referrals.js';
import { ErrorSummary, Field } from './fields.js';
import { FingerprintsLink } from './fingerprints-link.js';
import { Layout, PAGE_FORM } from './layout.js';
import { link } from './page-context.js';
import { Links } from './links.js';
import { OwnCopy } from './own-copy.js';
import { Hidden, KeepAlive, TooMuch } from './parts.js';
import { Passed } from './passed.js';
import { ShownPlan } from './plan.js';
import { isLate, Late, Presses, Told } from './safety.js';
import { Messages, NEWEST, Reported } from './thread-messages.js';
import type { ThreadView } from './thread-view.js';
import { IfItGetsWorse } from './what-next.js';

export const MESSAGE_FIELD = 'message';
const FIELD_ID = 'q1';
const WORD_ID = 'word';

const STATUS: Record<ReporterThread['status'], MessageKey> = {
  received: 'site.thread.received',
  being_read: 'site.thread.being_read',
  answered: 'site.thread.answered',
  closed: 'site.thread.closed',
};

/** What a reporter sees who came back: where the report stands, the newest messages, and how to add to it. */
export function ThreadPage(view: ThreadView): VNode {
  const { page, thread, errors, typed } = view;
  const { t } = page.words;
  const plan = shownPlanIn(thread.aside);
  const hasNew = thread.messages.some(({ isNew }) => isNew);
  const idOf = (question: string): string =>
    question === MESSAGE_FIELD
      ? FIELD_ID
      : question === WORD_FIELD
        ? WORD_ID
        : `q${ADDABLE.findIndex(({ id }) => id === question) + 2}`;
  return (
    <Layout page={page} title={t('site.title.page')} hasErrors={errors.length > 0} typed="form">
      <ErrorSummary page={page} errors={errors} idOf={idOf} />
      <KeepAlive page={page} form={PAGE_FORM} warning="site.timer.session" button="site.timer.stay" />
      <h1 class="govuk-heading-l">{t('site.thread.title')}</h1>
      {view.sent && (
        <p class="sent" role="status">
          {t('site.thread.sent')}
        </p>
      )}
      {view.wordSet && (
        <p class="sent" role="status">
          {t('site.word.saved')}
        </p>
      )}
      {view.linkTold && (
        <p class="sent" role="status">
          {t('site.links.told')}
        </p>
      )}
      {view.answered && <AnsweredLine view={view} />}
      <ReferralLine view={view} />
      {view.told && <Told page={page} {...view.told} />}
      <div class="govuk-inset-text">
        <p>
          {t(STATUS[thread.status])} <Promised {...view} /> <AnswerBy {...view} />
        </p>
        {thread.readFirst && <p>{t('form.keep_out.read_first')}</p>}
        {hasNew && (
          <p>
            <a href={`#${NEWEST}`}>{t('site.thread.newest')}</a>
          </p>
        )}
      </div>
      {isLate(view) ? <Late {...view} /> : <IfItGetsWorse page={page} />}
      {plan && <ShownPlan page={page} plan={plan} now={view.now} />}
      {/* All buttons are of one form, so that none of them loses what is typed. */}
      <form
        id={PAGE_FORM}
        method="post"
        action={link(page, '/r')}
        novalidate
        autocomplete="off"
        data-most={BODY_LIMIT}
      >
        <Hidden fields={{ ...(page.csrf !== null && { t: page.csrf }), n: view.nonce }} />
        <Presses page={page} />
        <Duties view={view} />
        <Consents view={view} />
        <Appointments view={view} />
        <Referrals view={view} />
        <Passed view={view} />
        <Links view={view} />
        <Messages page={page} thread={thread} now={view.now} />
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
          values={[typed[MESSAGE_FIELD] ?? '']}
          error={errors.find(({ question }) => question === MESSAGE_FIELD)}
          args={{}}
          isHeading={false}
        />
        <details class="govuk-details" open={ADDABLE.some(({ id }) => typed[id])}>
          <summary class="govuk-details__summary">{t('site.thread.add')}</summary>
          {ADDABLE.map((question) => (
            <Field
              page={page}
              question={question}
              id={idOf(question.id)}
              values={[typed[question.id] ?? '']}
              error={errors.find((error) => error.question === question.id)}
              args={{ who: 'you' }}
              isHeading={false}
            />
          ))}
        </details>
        <TooMuch page={page} />
        <button class="govuk-button">{t('site.thread.send')}</button>
        <CodeWord view={view} id={WORD_ID} />
      </form>
      {mayMakeFingerprints(thread.report) && <FingerprintsLink page={page} />}
      <Reported page={page} report={thread.report} />
      <OwnCopy page={page} />
      <FinishForm page={page} />
    </Layout>
  );
}

function mayMakeFingerprints(report: ReporterThread['report']): boolean {
  return report !== null && canMakeFingerprints(answersIn(report));
}

function Promised({ page, thread, now }: ThreadView): VNode | null {
  if (thread.promisedBy === null || thread.promisedBy <= now) return null;
  const minutes = (thread.promisedBy.getTime() - now.getTime()) / 60_000;
  return <>{page.words.t('site.thread.promised', { within: page.words.span(minutes) })}</>;
}

/** When the next answer is due; a promise that is still to come says so itself. */
function AnswerBy({ page, thread, now }: ThreadView): VNode | null {
  if (thread.answerBy === null || thread.status === 'closed' || thread.answerBy <= now) return null;
  if (thread.answerBy.getTime() === thread.promisedBy?.getTime()) return null;
  return <>{answerBy(page, thread.answerBy, now, thread.closed, 'site.thread.answer_at')}</>;
}
