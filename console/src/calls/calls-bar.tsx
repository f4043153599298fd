import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { currentSession } from '../api/session-state.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';
import css from './calls.module.css';
import { askedMeQuery } from './consultation.js';
import { answerHand, handsQuery } from './hand.js';

/** Who calls this person to a case, on every screen. */
export function CallsBar() {
  const session = currentSession();
  if (!session?.permissions.includes('case.read')) return null;
  return (
    <>
      <Hands me={session.staff.id} />
      <AskedMe />
    </>
  );
}

function Hands({ me }: { me: string }) {
  const { data = [] } = useQuery(handsQuery);
  const now = useStore(clock);
  const action = useAction();
  return (
    <div role="alert">
      {data.map((hand) => (
        <div key={hand.caseId} className={css.call} data-tone={hand.raisedBy.id === me ? 'note' : 'danger'}>
          <p>
            {hand.raisedBy.id !== me && (
              <strong>
                <span aria-hidden="true">! </span>
                {t('hand.calls', { name: hand.raisedBy.name, time: exactTime(hand.raisedAt, now) })}
              </strong>
            )}
            {hand.raisedBy.id === me && !hand.answeredBy && t('hand.waits')}
            {hand.raisedBy.id === me && hand.answeredBy && hand.answeredAt && (
              <strong>
                {t('hand.comes', { name: hand.answeredBy.name, time: exactTime(hand.answeredAt, now) })}
              </strong>
            )}{' '}
            <Link to="/cases/$caseId" params={{ caseId: hand.caseId }} search={{}}>
              {t('calls.case', { reference: hand.reference })}
            </Link>
          </p>
          {hand.raisedBy.id !== me && (
            <ActionButton
              size="compact-sm"
              busy={action.busy}
              onClick={() => void action.run(() => answerHand(hand.caseId), t('hand.answered'))}
            >
              {t('hand.answer')}
            </ActionButton>
          )}
        </div>
      ))}
      <ProblemAlert error={action.error} />
    </div>
  );
}

/** Where colleagues asked this person for advice. */
function AskedMe() {
  const { data = [] } = useQuery(askedMeQuery);
  if (data.length === 0) return null;
  return (
    <aside className={css.call} aria-label={t('consultation.askedMe')}>
      <p>{t('consultation.askedMe')}</p>
      <ul className={css.asked}>
        {data.map((one) => (
          <li key={one.id}>
            <Link to="/cases/$caseId" params={{ caseId: one.caseId }} search={{}}>
              {t('calls.case', { reference: one.reference })}
            </Link>{' '}
            {t('consultation.askedBy', { name: one.askedBy.name })}
          </li>
        ))}
      </ul>
    </aside>
  );
}
