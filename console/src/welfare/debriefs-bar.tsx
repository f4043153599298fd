import { useQuery } from '@tanstack/react-query';
import { currentSession } from '../api/session-state.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime } from '../shared/time.js';
import { useAction, type Action } from '../shared/use-action.js';
import { acceptDebrief, debriefsQuery, endDebrief, type Debrief } from './welfare.js';
import css from './welfare.module.css';

/** Colleagues who ask this person for a talk: on every screen until it is answered, then on that of the duty. */
export function DebriefsBar() {
  const opensCases = currentSession()?.permissions.includes('case.read') ?? false;
  return opensCases ? <Asked unanswered className={css.note} /> : null;
}

interface AskedProps {
  /** Only those that have no answer yet. */
  unanswered?: boolean;
  className?: string | undefined;
}

/** Nothing where nobody asks. */
export function Asked({ unanswered = false, className }: AskedProps) {
  const { data } = useQuery(debriefsQuery);
  const action = useAction();
  const shown = (data?.asked ?? []).filter(({ accepted }) => !unanswered || !accepted);
  if (shown.length === 0) return null;
  return (
    <section aria-label={t('debrief.list')} className={className}>
      <ul className={css.asked}>
        {shown.map((debrief) => (
          <One key={debrief.id} debrief={debrief} action={action} />
        ))}
      </ul>
      <ProblemAlert error={action.error} />
    </section>
  );
}

function One({ debrief: { id, person, at, accepted }, action }: { debrief: Debrief; action: Action }) {
  const now = useStore(clock);
  const given = { name: person.name, time: exactTime(at, now) };
  return (
    <li>
      <span>{t(accepted ? 'debrief.youAgreed' : 'debrief.asksYou', given)}</span>
      {!accepted && (
        <ActionButton
          size="compact-sm"
          variant="default"
          busy={action.busy}
          onClick={() => void action.run(() => acceptDebrief(id), t('debrief.accepted'))}
        >
          {t('debrief.accept')}
        </ActionButton>
      )}
      <ActionButton
        size="compact-sm"
        variant="subtle"
        busy={action.busy}
        onClick={() => void action.run(() => endDebrief(id), t('debrief.ended'))}
      >
        {t(accepted ? 'debrief.tookPlace' : 'debrief.decline')}
      </ActionButton>
    </li>
  );
}
