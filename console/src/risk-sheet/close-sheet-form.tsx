import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { RISK_ENDS } from '../api/enums.js';
import { ActionButton } from '../shared/action-button.js';
import { Check } from '../shared/check.js';
import { t } from '../shared/messages/index.js';
import type { Action } from '../shared/use-action.js';
import { closeSheet, type CloseSheet } from './risk-sheet.js';
import css from './risk-sheet.module.css';

const LIMIT = 2_000;

/** Closes the sheet: help reached the person, they are safe, or another reason in words. */
export function CloseSheetForm({
  caseId,
  action,
  onDone,
}: {
  caseId: string;
  action: Action;
  onDone(): void;
}) {
  const [reason, setReason] = useState<CloseSheet['reason'] | null>(null);
  const [because, setBecause] = useState('');
  const submit = async (): Promise<void> => {
    if (reason === null) return;
    const body: CloseSheet = { reason, ...(reason === 'other' && { because }) };
    if (await action.run(() => closeSheet(caseId, body), t('risk.closed'))) onDone();
  };
  return (
    <fieldset className={css.choices}>
      <legend>{t('risk.closeTitle')}</legend>
      {RISK_ENDS.map((value) => (
        <Check
          key={value}
          type="radio"
          name="risk-end"
          checked={reason === value}
          onChange={() => setReason(value)}
        >
          {t(`riskEnd.${value}`)}
        </Check>
      ))}
      {reason === 'other' && (
        <Textarea
          size="xs"
          label={t('risk.because')}
          value={because}
          maxLength={LIMIT}
          autosize
          minRows={2}
          onChange={(event) => setBecause(event.currentTarget.value)}
        />
      )}
      <div className={css.buttons}>
        <ActionButton
          size="compact-sm"
          variant="default"
          busy={action.busy}
          disabled={reason === null || (reason === 'other' && because.trim() === '')}
          onClick={() => void submit()}
        >
          {t('risk.closeSubmit')}
        </ActionButton>
        <ActionButton size="compact-sm" variant="subtle" busy={false} onClick={onDone}>
          {t('risk.cancel')}
        </ActionButton>
      </div>
    </fieldset>
  );
}
