import { Button } from '@mantine/core';
import { useEffect, useState, type RefObject } from 'react';
import { ActionButton } from '../shared/action-button.js';
import { KeyHint } from '../shared/key.js';
import { t } from '../shared/messages/index.js';
import { outbox, type Reply } from './index.js';
import css from './writing.module.css';

interface ReplyOnItsWayProps {
  reply: Reply;
  withReference?: boolean;
  takeBackRef?: RefObject<HTMLButtonElement | null>;
}

/** The seconds left, and the way back, of a reply that was handed over. */
export function ReplyOnItsWay({ reply, withReference = false, takeBackRef }: ReplyOnItsWayProps) {
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
      <ActionButton
        ref={takeBackRef}
        variant="default"
        size="compact-sm"
        busy={reply.state === 'sending'}
        onClick={takeBack}
        rightSection={reply.state === 'counting' && <KeyHint>z</KeyHint>}
        aria-keyshortcuts="z"
      >
        {t('outbox.takeBack')}
      </ActionButton>
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
