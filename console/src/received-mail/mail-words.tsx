import { InertText } from '../shared/inert-text.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import type { MailWords as Words } from './received-mail.js';

/** What a mail says, as plain text: nothing of it is a link, and files stay where they are. */
export function MailWords({ words: { from, subject, text, cut, files } }: { words: Words }) {
  return (
    <>
      <p className={layout.quiet}>
        {from === '' ? t('receivedMail.noFrom') : <bdi>{t('receivedMail.from', { from })}</bdi>}
      </p>
      {subject !== '' && <p dir="auto">{t('receivedMail.subject', { subject })}</p>}
      {text === null && <p className={layout.quiet}>{t('receivedMail.noText')}</p>}
      {text === '' && <p className={layout.quiet}>{t('receivedMail.empty')}</p>}
      {text !== null && text !== '' && <InertText text={text} />}
      {cut && <p className={layout.quiet}>{t('receivedMail.cut')}</p>}
      {files > 0 && <p className={layout.quiet}>{t('receivedMail.files', { count: files })}</p>}
    </>
  );
}
