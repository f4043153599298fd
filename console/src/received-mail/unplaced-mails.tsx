import { Button } from '@mantine/core';
import { useState } from 'react';
import { ActionButton } from '../shared/action-button.js';
import { CaseSection } from '../shared/case-section.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime } from '../shared/time.js';
import { useAction, type Action } from '../shared/use-action.js';
import { MailWords } from './mail-words.js';
import { PlaceDialog } from './place-dialog.js';
import { discardMail, type UnplacedMail } from './received-mail.js';

/** Mails of which no machine could say what they are about: a person does. */
export function UnplacedMails({ mails }: { mails: readonly UnplacedMail[] }) {
  const action = useAction();
  return (
    <CaseSection title={t('unplaced.title')} action={action}>
      <p className={layout.quiet}>{t('unplaced.hint')}</p>
      <ul className={layout.list}>
        {mails.map((mail) => (
          <li key={mail.id}>
            <Mail mail={mail} action={action} />
          </li>
        ))}
      </ul>
    </CaseSection>
  );
}

function Mail({ mail, action }: { mail: UnplacedMail; action: Action }) {
  const now = useStore(clock);
  const [placing, setPlacing] = useState(false);
  const { id, desk, kind, receivedAt, words } = mail;
  const time = exactTime(receivedAt, now);
  return (
    <article aria-label={t('unplaced.of', { time, desk })}>
      <p>
        <strong>{t('unplaced.of', { time, desk })}</strong>: {t(`mailKind.${kind}`)}
      </p>
      {words ? <MailWords words={words} /> : <p className={layout.quiet}>{t('unplaced.sealed')}</p>}
      <div className={layout.row}>
        {words && (
          <Button size="compact-sm" variant="default" onClick={() => setPlacing(true)}>
            {t('unplaced.place')}
          </Button>
        )}
        <ActionButton
          size="compact-sm"
          variant="default"
          busy={action.busy}
          aria-label={t('unplaced.discardOf', { time })}
          onClick={() => void action.run(() => discardMail(id), t('unplaced.discarded'))}
        >
          {t('unplaced.discard')}
        </ActionButton>
      </div>
      {placing && <PlaceDialog mailId={id} time={time} onClose={() => setPlacing(false)} />}
    </article>
  );
}
