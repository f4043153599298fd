import { TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';
import { word } from './readiness.js';
import { recordDone, type Found, type Recorded } from './readiness-query.js';

const today = (): string => new Date().toISOString().slice(0, 10);

/** When something was done last, and noting that it was done again. */
export function DoneForm({ what, found }: { what: Recorded; found: Found }) {
  const action = useAction();
  const [on, setOn] = useState(today);
  const last = word(found, 'doneOn');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void action.run(() => recordDone(what, on), t('readiness.noted'));
  };
  return (
    <form className={layout.form} noValidate onSubmit={submit}>
      <p>{last === '' ? t('readiness.never') : t('readiness.lastDone', { day: last })}</p>
      <TextInput
        type="date"
        size="xs"
        className={layout.field}
        label={t('readiness.doneOn')}
        value={on}
        max={today()}
        onChange={(event) => setOn(event.currentTarget.value)}
      />
      <ProblemAlert error={action.error} />
      <div>
        <ActionButton
          type="submit"
          variant="default"
          size="compact-sm"
          busy={action.busy}
          disabled={on === ''}
        >
          {t('readiness.note')}
        </ActionButton>
      </div>
    </form>
  );
}
