import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { currentSession } from '../api/session-state.js';
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
import { useAction } from '../shared/use-action.js';
import css from './consents.module.css';
import { DecideForm } from './decide-form.js';
import { dutiesQuery, type DutyDecision } from './duties.js';
import { SecondForm } from './second-form.js';

/** What leaves the case without consent, by a named duty: what was decided, and what waits for a second person. */
function DutiesPanel({ found }: PanelProps) {
  const action = useAction();
  const [deciding, setDeciding] = useState(false);
  const { data, error } = useQuery(dutiesQuery(found.id));
  const me = currentSession()?.staff.id;
  const may = {
    decide: found.allowed.includes('legal_duty.decide'),
    act: found.allowed.includes('legal_duty.act'),
    settle: found.allowed.includes('legal_duty.settle'),
  };
  const offered = data?.duties.filter(({ oneActs }) => (oneActs ? may.act : may.decide)) ?? [];

  return (
    <CaseSection title={t('withoutConsent.title')} action={action}>
      <ProblemAlert error={error} />
      {data?.decisions.length === 0 && <p className={layout.quiet}>{t('withoutConsent.none')}</p>}
      {data?.decisions.map((one) => (
        <div key={one.id} className={css.consent}>
          <DecisionView decision={one} closed={wasClosed(found)} />
          {may.settle && one.waits && one.decidedBy.id !== me && (
            <SecondForm caseId={found.id} decision={one} action={action} />
          )}
        </div>
      ))}
      {deciding && (
        <DecideForm caseId={found.id} duties={offered} action={action} onDone={() => setDeciding(false)} />
      )}
      {!deciding && offered.length > 0 && (
        <div>
          <ActionButton size="compact-sm" variant="default" busy={false} onClick={() => setDeciding(true)}>
            {t('withoutConsent.decide')}
          </ActionButton>
        </div>
      )}
    </CaseSection>
  );
}

function DecisionView({ decision, closed }: { decision: DutyDecision; closed: boolean }) {
  const now = useStore(clock);
  const { state, covers, waits, settledBy, withheldUntil } = decision;
  const time = (at: string): string => momentOf(at, closed, now).text;
  const isLate = waits && Date.parse(decision.secondBy) <= now;
  return (
    <>
      <p dir="auto">
        <strong>{decision.recipient}</strong>
      </p>
      <p>
        {t(`legalDuty.${decision.dutyId}`)}: <strong>{t(`dutyState.${state}`)}</strong>
      </p>
      <p>{t(covers ? 'withoutConsent.covers' : 'withoutConsent.notCovers')}</p>
      <p className={layout.quiet}>
        {t('withoutConsent.by', {
          name: decision.decidedBy.name || t('event.someone'),
          time: time(decision.decidedAt),
        })}{' '}
        {settledBy && t('withoutConsent.settled', { name: settledBy.name || t('event.someone') })}
        {waits &&
          (isLate
            ? t('withoutConsent.late')
            : t('withoutConsent.second', { time: time(decision.secondBy) }))}{' '}
        {withheldUntil === null
          ? t('withoutConsent.told')
          : t('withoutConsent.toldFrom', { day: withheldUntil })}
      </p>
      <details>
        <summary>{t('withoutConsent.reasons')}</summary>
        {decision.reasons.map(({ stage, text, withheldBecause }) => (
          <div key={stage}>
            <p>{t(`dutyStage.${stage}`)}:</p>
            <InertText text={text} />
            {withheldBecause !== null && (
              <>
                <p>{t('withoutConsent.because')}:</p>
                <InertText text={withheldBecause} />
              </>
            )}
          </div>
        ))}
        <p>{t('withoutConsent.words')}</p>
        <InertText text={decision.words} lang={decision.language} />
      </details>
    </>
  );
}

export const panel: CasePanel = {
  key: 'duties',
  order: 235,
  permission: 'case.read',
  Component: DutiesPanel,
};
