import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { ActionButton } from '../shared/action-button.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import type { Action } from '../shared/use-action.js';
import { WORDS_LIMIT } from './consents.js';
import css from './consents.module.css';
import { settleDuty, type DutyDecision, type SettleDuty } from './duties.js';

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
      <Textarea
        size="xs"
        label={t('withoutConsent.your')}
        value={reason}
        maxLength={WORDS_LIMIT}
        autosize
        minRows={2}
        dir="auto"
        onChange={(event) => setReason(event.currentTarget.value)}
      />
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
