import { useState } from 'react';
import { CLOSE_REASONS, OUTCOMES } from '../api/enums.js';
import type { StatusChange } from '../api/types.js';
import { ActionButton } from '../shared/action-button.js';
import { Alert } from '../shared/alert.js';
import { Check } from '../shared/check.js';
import { t } from '../shared/messages/index.js';
import css from './outcome.module.css';
import { isNoCounselling } from './no-counselling.js';

type Reason = NonNullable<StatusChange['reason']>;
type Outcome = NonNullable<StatusChange['outcome']>;

interface CloseFormProps {
  busy: boolean;
  /** Called with a reason and, where it stands for counselling, an outcome. */
  onClose(body: StatusChange): void;
}

/** Asks why a case is closed and what became of the person; the latter not of a test, a prank or an abuse of the helpdesk. */
export function CloseForm({ busy, onClose }: CloseFormProps) {
  const [reason, setReason] = useState<Reason | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [missing, setMissing] = useState<'close.missing' | 'outcome.missing' | null>(null);
  const asksOutcome = reason !== null && !isNoCounselling(reason);

  const close = (): void => {
    if (reason === null) return setMissing('close.missing');
    if (!asksOutcome) return onClose({ status: 'closed', reason });
    if (outcome === null) return setMissing('outcome.missing');
    onClose({ status: 'closed', reason, outcome });
  };

  return (
    <div className={css.close}>
      <fieldset className={css.choices}>
        <legend>{t('close.title')}</legend>
        {CLOSE_REASONS.map((value) => (
          <Check
            key={value}
            type="radio"
            name="close-reason"
            checked={reason === value}
            onChange={() => {
              setReason(value);
              setMissing(null);
            }}
          >
            {t(`close.${value}`)}
          </Check>
        ))}
      </fieldset>
      {asksOutcome && (
        <fieldset className={css.choices}>
          <legend>{t('outcome.title')}</legend>
          {OUTCOMES.map((value) => (
            <Check
              key={value}
              type="radio"
              name="close-outcome"
              checked={outcome === value}
              onChange={() => {
                setOutcome(value);
                setMissing(null);
              }}
            >
              {t(`outcome.${value}`)}
            </Check>
          ))}
        </fieldset>
      )}
      {missing && <Alert>{t(missing)}</Alert>}
      <div>
        <ActionButton size="compact-sm" color="danger" variant="default" busy={busy} onClick={close}>
          {t('close.submit')}
        </ActionButton>
      </div>
    </div>
  );
}
