import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { renewSession } from '../api/client.js';
import { currentSession } from '../api/session-state.js';
import { ActionButton } from '../shared/action-button.js';
import { Alert, ProblemAlert } from '../shared/alert.js';
import { announce } from '../shared/announcer.js';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';
import { keyRequestsQuery, letIn } from './people-query.js';
import css from './people.module.css';

/** Above the queue: whose key one waits for and what to do meanwhile, and which colleagues one can let in. */
export function KeyWaits() {
  const { data, error } = useQuery(keyRequestsQuery);
  const now = useStore(clock);
  const action = useAction();
  const before = useRef(0);
  const waiting = data?.awaited.length ?? 0;
  useEffect(() => {
    // A colleague handed a key over: the session is asked for anew, and has the desk then.
    if (waiting < before.current) {
      void renewSession().then(
        () => announce(t('keyWait.let')),
        () => undefined,
      );
    }
    before.current = waiting;
  }, [waiting]);

  if (!data) return <ProblemAlert error={error} />;
  if (data.awaited.length + data.asked.length === 0) return null;
  return (
    <div className={css.waits}>
      {data.awaited.map(({ desk, colleagues }) => (
        <Alert key={desk.id} tone="note">
          <p>
            <strong>{t('keyWait.title', { desk: desk.name })}</strong>
          </p>
          <p>
            {colleagues.length > 0 ? t('keyWait.who', { names: colleagues.join(', ') }) : t('keyWait.nobody')}
          </p>
          <p>{t('keyWait.meanwhile')}</p>
        </Alert>
      ))}
      <ProblemAlert error={action.error} />
      {data.asked.map(({ desk, person, since }) => {
        const said = { name: person.name, desk: desk.name };
        return (
          <Alert key={`${desk.id} ${person.id}`} tone="warning">
            <div className={css.ask}>
              <p>
                <strong>{t('keyWait.asks', said)}</strong>{' '}
                {since !== null && t('keyWait.since', { time: exactTime(since, now) })}
              </p>
              <p>{t('keyWait.check')}</p>
              <ActionButton
                size="compact-sm"
                variant="default"
                busy={action.busy}
                onClick={() => void action.run(() => letIn(desk.id, person.id), t('keyWait.done', said))}
              >
                {t('keyWait.letIn', said)}
              </ActionButton>
            </div>
          </Alert>
        );
      })}
    </div>
  );
}

/** What an empty queue says: for who opens no desk yet it is not that the work is done. */
export function emptyQueue(): string {
  return currentSession()?.desks.length === 0 ? t('queue.noDesk') : t('queue.empty');
}
