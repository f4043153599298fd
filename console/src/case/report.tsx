import type { ReportAnswer, ReportDocument } from '../api/types.js';
import { CopyButton } from '../shared/copy-button.js';
import { InertText } from '../shared/inert-text.js';
import { t } from '../shared/messages/index.js';
import { nameOf } from '../shared/time.js';
import { partsOf } from './report-parts.js';
import css from './report.module.css';

/** A report as one reads it: what the reporter says in their own words, then facts, then what is copied. */
export function Report({ report }: { report: ReportDocument }) {
  const { language } = report;
  const { told, facts, copied, skipped } = partsOf(report);
  return (
    <div className={css.report}>
      <p className={css.soft}>
        {t('report.language', { language: nameOf('language', language) })}
        {report.partial && ` · ${t('report.partial')}`}
      </p>
      {report.taken && <Taken taken={report.taken} language={language} />}
      {told.map((answer) => (
        <section key={answer.id} className={css.told}>
          <Question answer={answer} language={language} />
          <InertText text={answer.text ?? ''} lang={language} />
        </section>
      ))}
      {report.keepOut !== null && (
        <section className={css.keepOut}>
          <h3>{t('report.keepOut')}</h3>
          <InertText text={report.keepOut} lang={language} />
        </section>
      )}
      {facts.length > 0 && (
        <dl className={css.facts}>
          {facts.map((answer) => (
            <div key={answer.id}>
              <dt lang={language} dir="auto">
                {answer.question}
              </dt>
              <dd>
                <Fact answer={answer} language={language} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {copied.map(({ answer, lines }) => (
        <section key={answer.id} className={css.copied}>
          <Question answer={answer} language={language} />
          <ul>
            {lines.map((line, at) => (
              <li key={at}>
                <bdi>{line}</bdi>
                <CopyButton text={line} what={t('copy.identifier')} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {skipped.length > 0 && (
        <p className={css.soft}>
          {t('report.skipped')}{' '}
          <span lang={language} dir="auto">
            {skipped.map(({ question }) => question).join(' · ')}
          </span>
        </p>
      )}
    </div>
  );
}

/** Of a report that one of the staff wrote down for its person: who did, and what was said on both sides. */
function Taken({ taken, language }: { taken: NonNullable<ReportDocument['taken']>; language: string }) {
  const { by, channel, promised, reach } = taken;
  return (
    <>
      <p className={css.soft}>{t('report.taken', { name: by.name, how: t(`report.taken.${channel}`) })}</p>
      {promised !== null && (
        <section className={css.told}>
          <h3>{t('report.taken.promised')}</h3>
          <InertText text={promised} lang={language} />
        </section>
      )}
      {reach !== null && (
        <section className={css.told}>
          <h3>{t('report.taken.reach')}</h3>
          <InertText text={reach} lang={language} />
        </section>
      )}
    </>
  );
}

function Question({ answer, language }: { answer: ReportAnswer; language: string }) {
  return (
    <h3 lang={language} dir="auto">
      {answer.question}
    </h3>
  );
}

function Fact({ answer: { options, text }, language }: { answer: ReportAnswer; language: string }) {
  return (
    <>
      {options.length > 0 && (
        <span lang={language} dir="auto">
          {options.join(' · ')}
        </span>
      )}
      {text && <InertText text={text} lang={language} />}
    </>
  );
}
