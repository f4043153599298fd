import { useQuery } from '@tanstack/react-query';
import { currentSession } from '../api/session-state.js';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { CaseSection } from '../shared/case-section.js';
import { KeyHint } from '../shared/key.js';
import { t } from '../shared/messages/index.js';
import { useShortcuts } from '../shared/shortcuts.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';
import css from './calls.module.css';
import { answerHand, endHand, handQuery, raiseHand } from './hand.js';

/** "I need a second person now", who comes, and "I am coming". */
function Hand({ found }: PanelProps) {
  const action = useAction();
  const now = useStore(clock);
  const { data, error } = useQuery(handQuery(found.id));
  const hand = data?.hand ?? null;
  const may = found.allowed.includes('hand.raise');
  const canRaise = may && (hand === null || hand.answeredBy !== null);
  const isMine = hand?.raisedBy.id === currentSession()?.staff.id;
  const raise = () => void action.run(() => raiseHand(found.id), t('hand.done'));

  useShortcuts({
    h: () => {
      if (canRaise) raise();
      return canRaise;
    },
  });

  return (
    <CaseSection title={t('hand.title')} action={action}>
      <ProblemAlert error={error} />
      {hand && (
        <p>
          {t('hand.asks', { name: hand.raisedBy.name, time: exactTime(hand.raisedAt, now) })}{' '}
          {hand.answeredBy && hand.answeredAt ? (
            <strong>
              {t('hand.comes', { name: hand.answeredBy.name, time: exactTime(hand.answeredAt, now) })}
            </strong>
          ) : (
            t(hand.wide ? 'hand.toldAll' : 'hand.toldLeads')
          )}
        </p>
      )}
      {may && (
        <div className={css.buttons}>
          {hand?.answeredBy === null && !isMine && (
            <ActionButton
              size="compact-sm"
              busy={action.busy}
              onClick={() => void action.run(() => answerHand(found.id), t('hand.answered'))}
            >
              {t('hand.answer')}
            </ActionButton>
          )}
          {canRaise && (
            <ActionButton
              size="compact-sm"
              variant="default"
              busy={action.busy}
              aria-keyshortcuts="h"
              rightSection={<KeyHint>h</KeyHint>}
              onClick={raise}
            >
              {t(hand ? 'hand.raiseAgain' : 'hand.raise')}
            </ActionButton>
          )}
          {hand && (
            <ActionButton
              size="compact-sm"
              variant="default"
              busy={action.busy}
              onClick={() => void action.run(() => endHand(found.id), t('hand.ended'))}
            >
              {t('hand.end')}
            </ActionButton>
          )}
        </div>
      )}
    </CaseSection>
  );
}

export const panel: CasePanel = { key: 'hand', order: 55, permission: 'case.read', Component: Hand };
