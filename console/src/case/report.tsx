import type { ReportAnswer, ReportDocument } from '../api/types.js';
import { InertText } from '../shared/inert-text.js';
import { t } from '../shared/messages/index.js';
import { nameOf } from '../shared/time.js';
import css from './case.module.css';

/** The reporter's answers, in the words they were asked in. */
export function Report({ report }: { report: ReportDocument }) {
  const { language, country } = report;
  return (
    <div className={css.report}>
      <p className={css.soft}>
        {t('report.language', { language: nameOf('language', language) })}
        {country && ` · ${nameOf('region', country)}`}
        {report.partial && ` · ${t('report.partial')}`}
      </p>
      {report.keepOut !== null && (
        <div className={css.keepOut}>
          <h3>{t('report.keepOut')}</h3>
          <InertText text={report.keepOut} lang={language} />
        </div>
      )}
      <dl className={css.answers}>
        {report.answers.map((answer) => (
          <div key={answer.id}>
            <dt lang={language} dir="auto">
              {answer.question}
            </dt>
            <dd>
              <Answer answer={answer} language={language} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Answer({ answer, language }: { answer: ReportAnswer; language: string }) {
  const { options, text } = answer;
  if (options.length === 0 && !text) return <p className={css.soft}>{t('report.noAnswer')}</p>;
  return (
    <>
      {options.map((option) => (
        <p key={option} lang={language} dir="auto">
          {option}
        </p>
      ))}
      {text && <InertText text={text} lang={language} />}
    </>
  );
}
