import { useState } from 'react';
import { setUrgency } from '../api/actions.js';
import { URGENCIES, URGENCY_REASONS } from '../api/enums.js';
import type { CaseDetail, UrgencyChange } from '../api/types.js';
import { ActionButton } from '../shared/action-button.js';
import { CaseSection } from '../shared/case-section.js';
import { EnumSelect } from '../shared/enum-select.js';
import { label, t } from '../shared/messages/index.js';
import { useAction, type Action } from '../shared/use-action.js';
import css from './facts.module.css';
import type { CasePanel, PanelProps } from './panel.js';
import { eventText } from './timeline-registry.js';

type Level = UrgencyChange['urgency'];
type Reason = UrgencyChange['reason'];

/** Why the case has its urgency, by the rules or by a person, and how to set another. */
function Urgency({ found }: PanelProps) {
  const action = useAction();
  const byHand = found.events.filter(({ kind }) => kind === 'urgency_set').at(-1);
  return (
    <CaseSection title={t('facts.why', { urgency: found.urgency })} action={action}>
      {byHand && (
        <>
          <p className={css.who}>{eventText(byHand)}</p>
          <p className={css.soft}>{t('facts.atIntake')}</p>
        </>
      )}
      <ul className={css.reasons}>
        {(found.card?.reasons ?? []).map((reason) => (
          <li key={reason}>{label('reason', reason)}</li>
        ))}
      </ul>
      {found.allowed.includes('urgency.set') && <UrgencyForm found={found} action={action} />}
    </CaseSection>
  );
}

function UrgencyForm({ found, action }: { found: CaseDetail; action: Action }) {
  const [wanted, setWanted] = useState<Level | null>(null);
  const [reason, setReason] = useState<Reason | null>(null);
  const levels = URGENCIES.filter((one) => one !== found.urgency);
  // Another person may have set the chosen level meanwhile.
  const level = levels.find((one) => one === wanted) ?? null;

  const change = async (): Promise<void> => {
    if (level === null || reason === null) return;
    const said = t('urgency.done', { urgency: level });
    if (!(await action.run(() => setUrgency(found.id, { urgency: level, reason }), said))) return;
    setWanted(null);
    setReason(null);
  };

  return (
    <div className={css.row}>
      <EnumSelect
        size="xs"
        label={t('urgency.change')}
        none={t('status.choose')}
        value={level}
        onChange={setWanted}
        values={levels}
        text={(one) => t(`urgency.${one}`)}
      />
      {level !== null && (
        <EnumSelect
          size="xs"
          label={t('urgency.because')}
          none={t('status.choose')}
          value={reason}
          onChange={setReason}
          values={URGENCY_REASONS}
          text={(one) => t(`urgencyReason.${one}`)}
        />
      )}
      <ActionButton
        size="compact-sm"
        variant="default"
        busy={action.busy}
        disabled={level === null || reason === null}
        onClick={() => void change()}
      >
        {t('urgency.set')}
      </ActionButton>
    </div>
  );
}

export const panel: CasePanel = { key: 'urgency', order: 400, permission: 'case.read', Component: Urgency };
