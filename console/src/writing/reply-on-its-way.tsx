import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { KeyHint } from '../shared/key.js';
import { t } from '../shared/messages/index.js';
import { outbox, type Reply } from './index.js';
import css from './writing.module.css';

/** The seconds left, and the way back, of a reply that was handed over. */
export function ReplyOnItsWay({ reply, withReference = false }: { reply: Reply; withReference?: boolean }) {
  const [failed, setFailed] = useState(false);
  const seconds = useSecondsUntil(reply.leavesAt);
  const takeBack = (): void => {
    setFailed(false);
    outbox.takeBack(reply.id).catch(() => setFailed(true));
  };

  return (
    <div className={css.onItsWay}>
      <p>
        {withReference && <strong>{reply.reference}: </strong>}
        {reply.state === 'counting' && t('outbox.counting', { seconds })}
        {reply.state === 'sending' && t('outbox.sending')}
        {reply.state === 'unsure' && t('outbox.unsure')}
        {failed && ` ${t('outbox.cannotTell')}`}
      </p>
      {reply.state === 'unsure' && (
        <Button variant="default" size="compact-sm" onClick={() => void outbox.retry()}>
          {t('outbox.retry')}
        </Button>
      )}
      {reply.state !== 'sending' && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={takeBack}
          rightSection={reply.state === 'counting' && <KeyHint>z</KeyHint>}
          aria-keyshortcuts="z"
        >
          {t('outbox.takeBack')}
        </Button>
      )}
    </div>
  );
}

function useSecondsUntil(at: number): number {
  const left = (): number => Math.max(0, Math.ceil((at - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), 250);
    return () => clearInterval(timer);
  });
  return seconds;
}
