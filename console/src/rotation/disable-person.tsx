import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { api, change } from '../api/client.js';
import { queryClient } from '../api/queries.js';
import type { paths } from '../api/schema.js';
import { currentSession } from '../api/session-state.js';
import { ActionButton } from '../shared/action-button.js';
import { Alert, ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';

type Disabled = paths['/api/staff/{id}/disable']['post']['responses'][200]['content']['application/json'];

interface Props {
  person: { id: string; name: string; role: string; active: boolean };
}

/** Shutting the account of somebody who leaves, and what it does and does not do in plain words, before it is done and after. */
export function DisablePerson({ person }: Props) {
  const id = useId();
  const action = useAction();
  const [asking, setAsking] = useState(false);
  const [desks, setDesks] = useState<Disabled | null>(null);
  if (person.id === currentSession()?.staff.id || (!person.active && !desks)) return null;
  const { name, role } = person;

  const disable = async (): Promise<void> => {
    const params = { path: { id: person.id } };
    const work = async () => setDesks(await change(() => api.POST('/api/staff/{id}/disable', { params })));
    if (await action.run(work, t('disable.done', { name }))) setAsking(false);
    // Lists of people and desks say it from now on.
    await queryClient.invalidateQueries();
  };

  return (
    <section aria-labelledby={id} className={layout.section}>
      <h2 id={id}>{t('disable.title')}</h2>
      {desks ? (
        <>
          <p>{t('disable.done', { name })}</p>
          <p>{t('disable.handOver', { name })}</p>
          {desks.rotated.length > 0 && (
            <p>{t('disable.rotated', { desks: desks.rotated.map((desk) => desk.name).join(', ') })}</p>
          )}
          {desks.kept.map((desk) => (
            <Alert key={desk.id} tone="warning">
              {t('disable.kept', { desk: desk.name })}
            </Alert>
          ))}
        </>
      ) : !asking ? (
        <>
          <p>{t('disable.hint', { name })}</p>
          <div>
            <Button variant="default" onClick={() => setAsking(true)}>
              {t('disable.ask')}
            </Button>
          </div>
        </>
      ) : (
        <div className={layout.form}>
          <ul>
            <li>{t('disable.ends', { name })}</li>
            <li>{t('disable.keys')}</li>
            <li>{t('disable.oldCopy', { name })}</li>
            {role === 'administrator' && <li>{t('disable.organisation', { name })}</li>}
            <li>{t('disable.cases', { name })}</li>
          </ul>
          <ProblemAlert error={action.error} />
          <div>
            <ActionButton busy={action.busy} onClick={() => void disable()}>
              {t('disable.confirm', { name })}
            </ActionButton>{' '}
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('disable.cancel')}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}
