import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { wasClosed } from '../case/timeline.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { CaseSection } from '../shared/case-section.js';
import { InertText } from '../shared/inert-text.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, momentOf } from '../shared/time.js';
import { useAction, type Action } from '../shared/use-action.js';
import { AskForm } from './ask-form.js';
import { consentsQuery, withdrawConsent, type Consent } from './consents.js';
import css from './consents.module.css';
import { RecordForm } from './record-form.js';

/** What the reporter was asked to allow, how each stands, and asking for more. */
function ConsentsPanel({ found }: PanelProps) {
  const action = useAction();
  const [doing, setDoing] = useState<string | null>(null);
  const { data, error } = useQuery(consentsQuery(found.id));
  const end = () => setDoing(null);
  const mayAsk = found.allowed.includes('consent.ask');

  return (
    <CaseSection title={t('consent.title')} action={action}>
      <ProblemAlert error={error} />
      {data?.length === 0 && <p className={layout.quiet}>{t('consent.none')}</p>}
      {data?.map((one) => (
        <div key={one.id} className={css.consent}>
          <ConsentView consent={one} closed={wasClosed(found)} />
          {doing === one.id ? (
            <RecordForm caseId={found.id} consent={one} action={action} onDone={end} />
          ) : (
            doing === null && <Buttons found={found} consent={one} action={action} onRecord={setDoing} />
          )}
        </div>
      ))}
      {data && mayAsk && doing === 'ask' && <AskForm caseId={found.id} action={action} onDone={end} />}
      {data && mayAsk && doing === null && (
        <div>
          <ActionButton size="compact-sm" variant="default" busy={false} onClick={() => setDoing('ask')}>
            {t('consent.ask')}
          </ActionButton>
        </div>
      )}
    </CaseSection>
  );
}

interface ButtonsProps extends PanelProps {
  consent: Consent;
  action: Action;
  onRecord(id: string): void;
}

function Buttons({ found, consent, action, onRecord }: ButtonsProps) {
  const { id, recipient, standing, answers } = consent;
  const mayRecord = found.allowed.includes('consent.record') && answers.length > 0;
  const mayWithdraw = found.allowed.includes('consent.withdraw') && standing === 'asked';
  return (
    <div className={css.buttons}>
      {mayRecord && (
        <ActionButton size="compact-sm" variant="default" busy={action.busy} onClick={() => onRecord(id)}>
          {t('consent.record', { recipient })}
        </ActionButton>
      )}
      {mayWithdraw && (
        <ActionButton
          size="compact-sm"
          variant="subtle"
          busy={action.busy}
          onClick={() => void action.run(() => withdrawConsent(found.id, id), t('consent.withdrawn'))}
        >
          {t('consent.withdraw', { recipient })}
        </ActionButton>
      )}
    </div>
  );
}

function ConsentView({ consent, closed }: { consent: Consent; closed: boolean }) {
  const now = useStore(clock);
  const { standing, answeredAt, answeredBy } = consent;
  const time = (at: string): string => momentOf(at, closed, now).text;
  return (
    <>
      <p dir="auto">
        <strong>{consent.recipient}</strong>
      </p>
      <p>
        {t(`consentPurpose.${consent.purpose}`)}: <strong>{t(`consentStanding.${standing}`)}</strong>
      </p>
      <p className={layout.quiet}>
        {t('consent.asked', {
          name: consent.askedBy.name || t('event.someone'),
          time: time(consent.askedAt),
        })}{' '}
        {answeredAt !== null &&
          t(answeredBy === 'staff' ? 'consent.answeredToStaff' : 'consent.answered', {
            time: time(answeredAt),
          })}{' '}
        {standing === 'given' && t('consent.until', { time: time(consent.expiresAt) })}
        {consent.leftOn.length > 0 && t('consent.left', { days: consent.leftOn.join(', ') })}
      </p>
      {consent.said !== null && (
        <>
          <p>{t('consent.said')}</p>
          <InertText text={consent.said} />
        </>
      )}
      <details>
        <summary>{t('consent.words')}</summary>
        <InertText text={consent.words} lang={consent.language} />
      </details>
    </>
  );
}

export const panel: CasePanel = {
  key: 'consents',
  order: 230,
  permission: 'case.read',
  Component: ConsentsPanel,
};
