import { sessionState } from '../api/session-state.js';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime } from '../shared/time.js';
import css from './shell.module.css';

const SOON = 10 * 60_000;

/** A session ends after some hours whatever one does: better known before than in the middle of a sentence. */
export function EndsSoon() {
  const state = useStore(sessionState);
  const now = useStore(clock);
  const endsAt = state.phase === 'in' ? state.session.endsAt : null;
  const soon = endsAt !== null && Date.parse(endsAt) - now < SOON;
  return (
    <div role="status" className={css.alert}>
      {soon && <p className={css.endsSoon}>{t('session.endsSoon', { time: exactTime(endsAt, now) })}</p>}
    </div>
  );
}
