import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Alert, ProblemAlert } from '../shared/alert.js';
import { Dialog } from '../shared/dialog.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';
import { setDefaultDesk, type Desks, type ManagedDesk } from './desks-query.js';

/** Lets a desk take what no other asks for, once the person has typed the name of the desk that loses it. */
export function DefaultDialog({ all, desk, onClose }: { all: Desks; desk: ManagedDesk; onClose(): void }) {
  const [typed, setTyped] = useState('');
  const action = useAction();
  const loses = all.desks.find(({ isDefault }) => isDefault);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const work = () => setDefaultDesk(desk.id, loses ? typed : null);
    if (await action.run(work, t('desks.defaultDone', { name: desk.name }))) onClose();
  };

  return (
    <Dialog title={t('desks.defaultTitle', { name: desk.name })} onClose={onClose}>
      <form className={layout.form} noValidate onSubmit={(event) => void submit(event)}>
        {loses && (
          <Alert tone="warning">
            {t('desks.defaultLoses', { name: loses.name, people: loses.members.length })}
          </Alert>
        )}
        <p>{t('desks.defaultGets', { name: desk.name, people: desk.members.length })}</p>
        {loses && <p>{t('desks.defaultStays', { name: loses.name })}</p>}
        {loses && (
          <TextInput
            label={t('desks.defaultType', { name: loses.name })}
            value={typed}
            autoComplete="off"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        <ProblemAlert error={action.error} />
        <div className={layout.foot}>
          <Button type="submit" loading={action.busy} disabled={loses !== undefined && typed.trim() === ''}>
            {t('desks.defaultDo')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('desks.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
