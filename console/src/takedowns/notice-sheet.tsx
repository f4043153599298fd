import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemAlert } from '../shared/alert.js';
import { CopyButton } from '../shared/copy-button.js';
import { t } from '../shared/messages/index.js';
import css from './takedowns.module.css';
import { noticeQuery } from './takedowns.js';

interface NoticeSheetProps {
  caseId: string;
  takedownId: string;
  /** The place of the link in the list. */
  number: number;
}

/** The notice of a link, each part to be copied into the form of the platform, or all of it into a mail. Nothing is sent from here. */
export function NoticeSheet({ number, ...of }: NoticeSheetProps) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('takedown.noticeOf', { number })}</summary>
      {open && <Shown {...of} />}
    </details>
  );
}

function Shown({ caseId, takedownId }: Pick<NoticeSheetProps, 'caseId' | 'takedownId'>) {
  const { data, error } = useQuery(noticeQuery(caseId, takedownId));
  return (
    <>
      <ProblemAlert error={error} />
      {data && (
        <>
          <p>
            {t(data.sent ? 'takedown.noticeSent' : 'takedown.noticeReady')}{' '}
            <CopyButton
              text={data.elements.map(({ text }) => text).join('\n\n')}
              what={t('takedown.noticeWhole')}
            />
          </p>
          <dl className={css.sheet}>
            {data.elements.map(({ element, text }) => (
              <div key={element}>
                <dt>
                  {t(`takedownElement.${element}`)}{' '}
                  <CopyButton text={text} what={t(`takedownElement.${element}`)} />
                </dt>
                <dd lang="en">{text}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}
