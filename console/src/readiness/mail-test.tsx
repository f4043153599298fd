import { useState } from 'react';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { hasText, label, t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';
import { word } from './readiness.js';
import { sendTestMail, type Found } from './readiness-query.js';

const SENT = 'sent';

/** When the last test mail was sent and what came of it, and sending another. */
export function MailTest({ found }: { found: Found }) {
  const action = useAction();
  const [outcome, setOutcome] = useState<string | null>(null);
  const last = word(found, 'outcome');
  const send = () =>
    action.run(async () => {
      setOutcome(null);
      setOutcome(await sendTestMail());
    });
  return (
    <>
      <p>
        {last === '' ? t('readiness.mailNever') : t('readiness.mailLast', { day: word(found, 'doneOn') })}
      </p>
      {last !== '' && <p>{mailWords(last)}</p>}
      <ProblemAlert error={action.error} />
      <ActionButton variant="default" size="compact-sm" busy={action.busy} onClick={() => void send()}>
        {t('readiness.mailTest')}
      </ActionButton>
      <p role="status">{outcome === SENT ? t('readiness.mailSent') : ''}</p>
    </>
  );
}

/** What came of a test mail, in words; its code, for whoever runs the server, where there are none. */
function mailWords(outcome: string): string {
  return hasText('mailOutcome', outcome)
    ? label('mailOutcome', outcome)
    : t('readiness.mailCode', { code: outcome });
}
