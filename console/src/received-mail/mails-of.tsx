import { useQuery } from '@tanstack/react-query';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';
import { MailWords } from './mail-words.js';
import { readMail, receivedMailsQuery, type ReceivedMail } from './received-mail.js';

interface MailsOfProps {
  caseId: string;
  escalationId: string;
  /** Whether the person may write to the case. */
  may: boolean;
}

/** The mails that came on one package. */
export function MailsOf({ caseId, escalationId, may }: MailsOfProps) {
  const { data = [], error } = useQuery(receivedMailsQuery(caseId));
  const own = data.filter((mail) => mail.escalationId === escalationId);
  if (own.length === 0) return <ProblemAlert error={error} />;
  return (
    <>
      <h4>{t('receivedMail.title')}</h4>
      <ul className={layout.list}>
        {own.map((mail) => (
          <li key={mail.id}>
            <Mail caseId={caseId} mail={mail} may={may} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Mail({ caseId, mail, may }: { caseId: string; mail: ReceivedMail; may: boolean }) {
  const action = useAction();
  const now = useStore(clock);
  const { id, kind, receivedAt, words, readBy } = mail;
  const time = exactTime(receivedAt, now);
  return (
    <>
      <p>
        <strong>{t(`mailKind.${kind}`)}</strong> ({time}).{' '}
        {readBy ? t('receivedMail.readBy', { name: readBy.name }) : t('receivedMail.unread')}
      </p>
      {words ? <MailWords words={words} /> : <p className={layout.quiet}>{t('receivedMail.sealed')}</p>}
      <ProblemAlert error={action.error} />
      {may && words && !readBy && (
        <ActionButton
          size="compact-sm"
          variant="default"
          busy={action.busy}
          aria-label={t('receivedMail.readOf', { time })}
          onClick={() => void action.run(() => readMail(caseId, id), t('receivedMail.readDone'))}
        >
          {t('receivedMail.read')}
        </ActionButton>
      )}
    </>
  );
}
