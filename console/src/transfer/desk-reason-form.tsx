import { Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ActionButton } from '../shared/action-button.js';
import { EnumSelect } from '../shared/enum-select.js';
import css from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';

const LONGEST = 2_000;

interface Desk {
  id: string;
  name: string;
}

interface DeskReasonFormProps {
  desks: readonly Desk[];
  busy: boolean;
  texts: { desk: string; reason: string; submit: string; follows(desk: string): string };
  /** Resolves whether it was done: then the form is empty again. */
  onSubmit(desk: Desk, reason: string): Promise<boolean>;
}

/** Asks which desk gets to see a case, and why, and says what follows. */
export function DeskReasonForm({ desks, busy, texts, onSubmit }: DeskReasonFormProps) {
  const [deskId, setDeskId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const chosen = desks.find(({ id }) => id === deskId);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!chosen || !(await onSubmit(chosen, reason))) return;
    setDeskId(null);
    setReason('');
  };

  return (
    <form className={css.form} noValidate onSubmit={(event) => void submit(event)}>
      <EnumSelect
        size="xs"
        label={texts.desk}
        none={t('status.choose')}
        values={desks.map(({ id }) => id)}
        text={(id) => desks.find((desk) => desk.id === id)?.name ?? id}
        value={deskId}
        onChange={setDeskId}
      />
      <Textarea
        size="xs"
        autosize
        minRows={2}
        label={texts.reason}
        description={t('transfer.reasonHint')}
        maxLength={LONGEST}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {chosen && <p>{texts.follows(chosen.name)}</p>}
      <div>
        <ActionButton
          type="submit"
          size="compact-sm"
          variant="default"
          busy={busy}
          disabled={!chosen || reason.trim() === ''}
        >
          {texts.submit}
        </ActionButton>
      </div>
    </form>
  );
}
