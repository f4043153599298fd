import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { api, change } from '../api/client.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { Dialog } from '../shared/dialog.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';
import { invitesChanged } from './invites.js';
import type { PersonProps, PersonSection } from './person.js';

/** For a person who has lost password and recovery code. What it costs is said before. */
function PersonPassword({ person: { id, name, active } }: PersonProps) {
  const heading = useId();
  const action = useAction();
  const [asking, setAsking] = useState(false);
  if (!active) return null;

  const send = async (): Promise<void> => {
    const params = { path: { id } };
    const work = () => change(() => api.POST('/api/staff/{id}/reset', { params })).finally(invitesChanged);
    if (await action.run(work, t('people.resetSent', { name }))) setAsking(false);
  };

  return (
    <section aria-labelledby={heading} className={layout.section}>
      <h2 id={heading}>{t('people.forgotten')}</h2>
      <p>{t('people.forgottenHint')}</p>
      {action.done > 0 && <p role="status">{t('people.resetSent', { name })}</p>}
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('people.reset', { name })}
      </Button>
      {asking && (
        <Dialog title={t('people.reset', { name })} onClose={() => setAsking(false)}>
          <ul className={layout.list}>
            <li>{t('people.resetMail', { name })}</li>
            <li>{t('people.resetKeys')}</li>
            <li>{t('people.resetDrafts')}</li>
            <li>{t('people.resetStays')}</li>
          </ul>
          <ProblemAlert error={action.error} />
          <div className={layout.foot}>
            <ActionButton busy={action.busy} onClick={() => void send()}>
              {t('people.resetSend')}
            </ActionButton>
            <Button variant="subtle" onClick={() => setAsking(false)}>
              {t('invite.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

export const section: PersonSection = { order: 300, Component: PersonPassword };
