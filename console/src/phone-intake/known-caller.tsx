import { TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';
import { findKnown, type Found } from './intake.js';

/** A person who was here before reads out their code, and comes to their own case again. */
export function KnownCaller() {
  const action = useAction();
  const [code, setCode] = useState('');
  const [found, setFound] = useState<Found | null>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setFound(null);
    await action.run(async () => {
      setFound(await findKnown(code));
      setCode('');
    });
  };
  return (
    <form className={layout.section} onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t('intake.known')}</h2>
      <p className={layout.quiet}>{t('intake.known.lead')}</p>
      <ProblemAlert error={action.error} />
      <TextInput
        className={layout.field}
        label={t('intake.code')}
        autoComplete="off"
        inputMode="numeric"
        dir="ltr"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <ActionButton type="submit" variant="default" busy={action.busy} disabled={code.trim() === ''}>
        {t('intake.find')}
      </ActionButton>
      <div role="status">
        {found && (found.caseId === null || found.reference === null) && (
          <p>{t('intake.known.elsewhere', { desk: found.desk })}</p>
        )}
        {found && found.caseId !== null && found.reference !== null && (
          <Link to="/cases/$caseId" params={{ caseId: found.caseId }} search={{}}>
            {t('intake.filed.open', { reference: found.reference })}
          </Link>
        )}
      </div>
    </form>
  );
}
