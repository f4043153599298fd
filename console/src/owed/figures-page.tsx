import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState, type ReactNode } from 'react';
import { FIGURE_SPANS } from '../api/enums.js';
import { ProblemAlert } from '../shared/alert.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, dayOf } from '../shared/time.js';
import {
  figuresQuery,
  inSteps,
  type FigureSpan,
  type OwedFigures,
  type PlatformFigures,
  type RecipientFigures,
} from './figures.js';

/** What came of what the desks sent: numbers through which no single case shows. */
export function FiguresPage() {
  const [days, setDays] = useState<FigureSpan>(90);
  const figures = useQuery(figuresQuery(days));
  return (
    <main id="main" className={layout.page} tabIndex={-1}>
      <title>{`${t('figures.title')} · ${t('app.name')}`}</title>
      <h1>{t('figures.title')}</h1>
      <p>{t('figures.lead')}</p>
      <EnumSelect
        className={layout.field}
        label={t('figures.span')}
        value={days}
        onChange={setDays}
        values={FIGURE_SPANS}
        text={(one) => t('figures.days', { days: one })}
      />
      <div role="status">
        {figures.isPending && <p className={layout.quiet}>{t('figures.loading')}</p>}
        {figures.data && <Days figures={figures.data} />}
      </div>
      <ProblemAlert error={figures.error} retry={figures.refetch} />
      {figures.data && <Tables figures={figures.data} />}
      <p>
        <Link to="/owed">{t('figures.back')}</Link>
      </p>
    </main>
  );
}

function Days({ figures: { from, until } }: { figures: OwedFigures }) {
  const now = useStore(clock);
  return (
    <p className={layout.quiet}>
      {t('figures.between', { from: dayOf(from, now), until: dayOf(until, now) })}
    </p>
  );
}

function Tables({ figures: { recipients, platforms } }: { figures: OwedFigures }) {
  return (
    <>
      <Part title={t('figures.recipients')} hint={t('figures.recipientsHint')} rows={recipients}>
        <thead>
          <tr>
            <th scope="col">{t('figures.recipient')}</th>
            <th scope="col">{t('figures.sent')}</th>
            <th scope="col">{t('figures.heard')}</th>
            <th scope="col">{t('figures.median')}</th>
            <th scope="col">{t('figures.answered')}</th>
            <th scope="col">{t('figures.refused')}</th>
            <th scope="col">{t('figures.noAnswer')}</th>
            <th scope="col">{t('escalationOutcome.acted')}</th>
            <th scope="col">{t('escalationOutcome.passed_on')}</th>
            <th scope="col">{t('escalationOutcome.not_acted')}</th>
            <th scope="col">{t('escalationOutcome.unknown')}</th>
          </tr>
        </thead>
        <tbody>
          {recipients.map((one, at) => (
            <RecipientRow key={at} of={one} />
          ))}
        </tbody>
      </Part>
      <Part title={t('figures.platforms')} hint={t('figures.platformsHint')} rows={platforms}>
        <thead>
          <tr>
            <th scope="col">{t('figures.platform')}</th>
            <th scope="col">{t('figures.notices')}</th>
            <th scope="col">{t('figures.gone')}</th>
            <th scope="col">{t('figures.limited')}</th>
            <th scope="col">{t('figures.goneInTime')}</th>
          </tr>
        </thead>
        <tbody>
          {platforms.map((one, at) => (
            <PlatformRow key={at} of={one} />
          ))}
        </tbody>
      </Part>
    </>
  );
}

interface PartProps {
  title: string;
  hint: string;
  rows: readonly unknown[];
  children: ReactNode;
}

function Part({ title, hint, rows, children }: PartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={layout.section}>
      <h2 id={id}>{title}</h2>
      {rows.length === 0 ? (
        <p className={layout.quiet}>{t('figures.none')}</p>
      ) : (
        <>
          <p className={layout.quiet}>{hint}</p>
          {/* It may be wider than the window: a keyboard can move it as well. */}
          <div className={layout.scroll} role="group" aria-label={title} tabIndex={0}>
            <table className={layout.table}>
              <caption className="visually-hidden">{title}</caption>
              {children}
            </table>
          </div>
        </>
      )}
    </section>
  );
}

function RecipientRow({ of }: { of: RecipientFigures }) {
  return (
    <tr>
      <th scope="row">{of.recipient ?? t('figures.others')}</th>
      <td>{inSteps(of.sent)}</td>
      <td>{inSteps(of.acknowledged)}</td>
      <td>{of.medianDays ?? t('figures.tooFew')}</td>
      <td>{inSteps(of.answered)}</td>
      <td>{inSteps(of.refused)}</td>
      <td>{inSteps(of.noAnswer)}</td>
      <td>{inSteps(of.acted)}</td>
      <td>{inSteps(of.passedOn)}</td>
      <td>{inSteps(of.notActed)}</td>
      <td>{inSteps(of.unknown)}</td>
    </tr>
  );
}

function PlatformRow({ of }: { of: PlatformFigures }) {
  return (
    <tr>
      <th scope="row">{platformText(of.platform)}</th>
      <td>{inSteps(of.sent)}</td>
      <td>{inSteps(of.gone)}</td>
      <td>{inSteps(of.limited)}</td>
      <td>{inSteps(of.goneInTime)}</td>
    </tr>
  );
}

function platformText(platform: PlatformFigures['platform']): string {
  if (platform === null) return t('figures.others');
  return platform === 'other' ? t('figures.hosts') : t(`platform.${platform}`);
}
