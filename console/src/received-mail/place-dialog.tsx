import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, ask } from '../api/client.js';
import { ApiError } from '../api/problem.js';
import { escalationsQuery } from '../escalations/escalation.js';
import { referenceIn } from '../queue/reference.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { Dialog } from '../shared/dialog.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';
import { placeMail } from './received-mail.js';

interface PlaceProps {
  mailId: string;
  time: string;
  onClose(): void;
}

/** Finds the case by its reference, then says which of its packages the mail is about. */
export function PlaceDialog({ mailId, time, onClose }: PlaceProps) {
  const action = useAction();
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState(false);
  const [caseId, setCaseId] = useState<string | null>(null);
  const [escalationId, setEscalation] = useState<string | null>(null);

  const find = async (): Promise<void> => {
    // Whatever is no reference, such as a code of a reporter's, gets into no address.
    const reference = referenceIn(typed);
    if (reference === null) return setMissing(true);
    try {
      const params = { path: { reference } };
      const found = await ask(() => api.GET('/api/cases/by-reference/{reference}', { params }));
      setCaseId(found.id);
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 404)) throw error;
      setMissing(true);
    }
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (caseId === null) return void (await action.run(find));
    if (escalationId === null) return;
    if (await action.run(() => placeMail(mailId, { caseId, escalationId }), t('unplaced.putDone'))) onClose();
  };
  const retype = (value: string): void => {
    setTyped(value);
    setMissing(false);
    setCaseId(null);
    setEscalation(null);
  };

  return (
    <Dialog title={t('unplaced.placeTitle', { time })} onClose={onClose}>
      <form className={layout.form} onSubmit={(event) => void submit(event)} noValidate>
        <TextInput
          label={t('unplaced.reference')}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          error={missing && t('unplaced.notFound')}
          onChange={(event) => retype(event.currentTarget.value)}
        />
        {caseId !== null && <Packages caseId={caseId} value={escalationId} onChange={setEscalation} />}
        <ProblemAlert error={action.error} />
        <div className={layout.foot}>
          <ActionButton
            type="submit"
            busy={action.busy}
            disabled={caseId === null ? typed.trim() === '' : escalationId === null}
          >
            {t(caseId === null ? 'unplaced.find' : 'unplaced.put')}
          </ActionButton>
          <ActionButton variant="default" busy={false} onClick={onClose}>
            {t('unplaced.back')}
          </ActionButton>
        </div>
      </form>
    </Dialog>
  );
}

interface PackagesProps {
  caseId: string;
  value: string | null;
  onChange(id: string | null): void;
}

function Packages({ caseId, value, onChange }: PackagesProps) {
  const { data, error } = useQuery(escalationsQuery(caseId));
  if (!data) return <ProblemAlert error={error} />;
  if (data.length === 0) return <p className={layout.quiet}>{t('unplaced.noPackage')}</p>;
  return (
    <EnumSelect
      label={t('unplaced.package')}
      none={t('unplaced.choose')}
      values={data.map(({ id }) => id)}
      text={(id) => {
        const one = data.find((escalation) => escalation.id === id);
        return one ? `${one.recipient} (${t(`escalationState.${one.state}`)})` : id;
      }}
      value={value}
      onChange={onChange}
    />
  );
}
