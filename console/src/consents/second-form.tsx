import { useState } from 'react';
import { ActionButton } from '../shared/action-button.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import type { Action } from '../shared/use-action.js';
import css from './consents.module.css';
import { settleDuty, type DutyDecision, type SettleDuty } from './duties.js';
import { WordsField } from './words-field.js';

interface SecondFormProps {
  caseId: string;
  decision: DutyDecision;
  action: Action;
}

/** Confirms or rejects a colleague's decision, with a reason of one's own. */
export function SecondForm({ caseId, decision, action }: SecondFormProps) {
  const [reason, setReason] = useState('');
  const settle = (stage: SettleDuty['stage']): void =>
    void action.run(() => settleDuty(caseId, decision.id, { stage, reason }), t('withoutConsent.confirmed'));
  const given = reason.trim() !== '';
  return (
    <form className={layout.form} onSubmit={(event) => event.preventDefault()} noValidate>
      <WordsField label={t('withoutConsent.your')} minRows={2} value={reason} onChange={setReason} />
      <div className={css.buttons}>
        <ActionButton
          size="compact-sm"
          variant="default"
          busy={action.busy}
          disabled={!given}
          onClick={() => settle('confirmed')}
        >
          {t('withoutConsent.confirm')}
        </ActionButton>
        <ActionButton
          size="compact-sm"
          variant="default"
          busy={action.busy}
          disabled={!given}
          onClick={() => settle('rejected')}
        >
          {t('withoutConsent.reject')}
        </ActionButton>
      </div>
    </form>
  );
}
