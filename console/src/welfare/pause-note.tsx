import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { currentSession } from '../api/session-state.js';
import { ActionButton } from '../shared/action-button.js';
import { Alert } from '../shared/alert.js';
import { announce } from '../shared/announcer.js';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { isPauseDue, lastPause } from './pause.js';
import { ownShiftQuery } from './welfare.js';
import css from './welfare.module.css';

/** On the page of the queue: the suggestion of a pause, and the way to a talk. */
export function PauseNote() {
  return (
    <Pause
      around={(pause) => (
        <section aria-label={t('welfare.title')} className={css.note}>
          {pause}
        </section>
      )}
    >
      <Link to="/duty" search={{}}>
        {t('welfare.talk')}
      </Link>
    </Pause>
  );
}

interface PauseProps {
  /** Where it stands, if it is there at all. */
  around?: (pause: ReactNode) => ReactNode;
  children?: ReactNode;
}

/** Suggests a pause to somebody who opened many severe cases in their shift, until they say that they take one. */
export function Pause({ around = (pause) => pause, children }: PauseProps) {
  const { data: shift } = useQuery(ownShiftQuery);
  const last = useStore(lastPause);
  const me = currentSession()?.staff.id;
  if (!shift || me === undefined || !isPauseDue(me, shift, last)) return null;
  const { until, severe } = shift;
  return around(
    <Alert tone="note">
      <p>{t('welfare.pause', { count: severe })}</p>
      <div className={css.buttons}>
        <ActionButton
          size="compact-sm"
          variant="default"
          busy={false}
          onClick={() => {
            lastPause.set({ staffId: me, until, severe });
            announce(t('welfare.pausedSaid'));
          }}
        >
          {t('welfare.paused')}
        </ActionButton>
        {children}
      </div>
    </Alert>,
  );
}
