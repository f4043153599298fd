import { TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { CopyButton } from '../shared/copy-button.js';
import { Dialog } from '../shared/dialog.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { dayOf } from '../shared/moments.js';
import { serverNow } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';
import { handOver, type Escalation } from './escalation.js';
import css from './escalations.module.css';

interface HandOverProps {
  caseId: string;
  one: Escalation;
  onClose(): void;
}

/** The sheet for a recipient's own form: each field to copy, in its order; then the day and the number that it gave. */
export function HandOverDialog({ caseId, one, onClose }: HandOverProps) {
  const action = useAction();
  const [on, setOn] = useState(() => dayOf(serverNow()));
  const [reference, setReference] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const given = { on, reference: reference.trim() === '' ? null : reference };
    if (await action.run(() => handOver(caseId, one.id, given), t('escalation.handedOver'))) onClose();
  };
  return (
    <Dialog title={t('escalation.sheetFor', { recipient: one.recipient })} onClose={onClose}>
      <p className={layout.quiet}>{t('escalation.sheetLead')}</p>
      {one.fields
        .filter(({ value }) => value !== '')
        .map(({ key, label, value }) => (
          <div key={key} className={css.copied}>
            <p>
              <strong>{label}</strong> <CopyButton text={value} what={label} />
            </p>
            <p dir="auto">{value}</p>
          </div>
        ))}
      <form className={layout.form} onSubmit={(event) => void submit(event)} noValidate>
        <TextInput
          type="date"
          label={t('escalation.on')}
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
        <TextInput
          label={t('escalation.reference')}
          description={t('escalation.referenceHint')}
          autoComplete="off"
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        <ProblemAlert error={action.error} />
        <div className={layout.foot}>
          <ActionButton type="submit" busy={action.busy} disabled={on === ''}>
            {t('escalation.sentByHand')}
          </ActionButton>
          <ActionButton variant="default" busy={false} onClick={onClose}>
            {t('escalation.back')}
          </ActionButton>
        </div>
      </form>
    </Dialog>
  );
}
