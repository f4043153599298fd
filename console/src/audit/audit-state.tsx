import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ActionButton } from '../shared/action-button.js';
import { Alert, ProblemAlert } from '../shared/alert.js';
import { CopyButton } from '../shared/copy-button.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';
import { auditStateQuery, checkAudit, type AuditNames } from './audit-query.js';

/** Whether the log is what was written: who looked, when, and what its head was. */
export function AuditState({ names }: { names: AuditNames | undefined }) {
  const now = useStore(clock);
  const { data, error } = useQuery(auditStateQuery);
  const action = useAction();
  const [head, setHead] = useState('');
  const last = data?.last ?? null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void action.run(() => checkAudit(head.trim()), t('audit.checking'));
  };
  const by = names?.people.find(({ id }) => id === last?.checkedBy)?.name ?? t('audit.itself');
  return (
    <section aria-labelledby="audit-state" className={layout.section}>
      <h2 id="audit-state">{t('audit.state')}</h2>
      <ProblemAlert error={error} />
      <div role="status" className={layout.form}>
        {data && !last && <p>{t('audit.neverChecked')}</p>}
        {last?.intact && (
          <p>{t('audit.intact', { rows: last.rows, time: exactTime(last.checkedAt, now), who: by })}</p>
        )}
        {data?.checking && <p>{t('audit.checking')}</p>}
      </div>
      {last?.intact === false && (
        <Alert>{t('audit.broken', { row: last.rows, time: exactTime(last.checkedAt, now), who: by })}</Alert>
      )}
      {last?.head && (
        <p>
          {t('audit.head')} <code>{last.head}</code> <CopyButton text={last.head} what={t('audit.head')} />
        </p>
      )}
      <form className={layout.form} noValidate onSubmit={submit}>
        <TextInput
          className={layout.field}
          label={t('audit.headGiven')}
          description={t('audit.headHint')}
          value={head}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setHead(event.currentTarget.value)}
        />
        <ProblemAlert error={action.error} />
        <div>
          <ActionButton type="submit" variant="default" busy={action.busy || data?.checking === true}>
            {t('audit.check')}
          </ActionButton>
        </div>
      </form>
    </section>
  );
}
