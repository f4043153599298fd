import type { VNode } from 'preact';
import { PARTS, type Answers, type SummaryRow } from '../../modules/report-form/index.js';
import { textArgs } from './blocks.js';
import { countryName, fieldId, isLtr, TypedLines } from './fields.js';
import { Layout } from './layout.js';
import type { PageContext } from './page-context.js';
import { Hidden, KeepAlive, Notice, steering, Trap } from './parts.js';

interface CheckView {
  page: PageContext;
  rows: readonly SummaryRow[];
  answers: Answers;
  back: string;
  /** The page of a screen that was not seen yet; null: all were. */
  unseen: number | null;
  /** Said above the answers when the report has to be sent once more. */
  notice?: string | undefined;
}

/** Every answer once more before it is sent, each with its way back. */
export function CheckPage({ page, rows, answers, back, unseen, notice }: CheckView): VNode {
  const { t } = page.words;
  return (
    <Layout page={page} title={t('site.title.page')} back={back} part={PARTS}>
      {notice && <Notice text={notice} />}
      <KeepAlive page={page} />
      <h1 class="govuk-heading-l">{t('site.check.title')}</h1>
      <p>{t('site.check.intro')}</p>
      <dl class="answers">
        {rows.filter(isShown).map((row) => (
          <Row page={page} row={row} answers={answers} />
        ))}
      </dl>
      {unseen !== null && (
        <p>
          <a href={`/h/${unseen}?r=1`}>{t('form.check.more')}</a>
        </p>
      )}
      <form method="post" action="/h/send">
        <Hidden fields={{ ...steering(page), c: page.country }} />
        {!notice && <Trap />}
        <button class="govuk-button">{t('site.check.send')}</button>
      </form>
    </Layout>
  );
}

/** What was answered, and what the desk needs most where it was not. */
function isShown({ question, options, text }: SummaryRow): boolean {
  return options.length > 0 || text !== null || question.matters === true;
}

function Row({ page, row, answers }: { page: PageContext; row: SummaryRow; answers: Answers }): VNode {
  const { t } = page.words;
  const { screen, question } = row;
  const label = t(question.label, textArgs(page, answers));
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {row.options.length > 0 &&
          row.options.map((key) => <span class="line">{t(key, textArgs(page, answers))}</span>)}
        {row.text !== null &&
          (question.type === 'country' ? (
            <span class="typed">{countryName(page, row.text)}</span>
          ) : (
            <TypedLines text={row.text} ltr={isLtr(question)} />
          ))}
        {row.options.length === 0 && row.text === null && (
          <span class="quiet">{t('site.check.nothing')}</span>
        )}
      </dd>
      <dd class="change">
        <a href={`/h/${screen.page}?r=1#${fieldId(screen.questions, question.id)}`}>
          {t('site.check.change')}
          <span class="govuk-visually-hidden">: {label}</span>
        </a>
      </dd>
    </div>
  );
}
