import { useState } from 'react';
import { assignCase, takeCase } from '../api/actions.js';
import { ApiError } from '../api/problem.js';
import { currentSession } from '../api/session-state.js';
import type { CaseAction } from '../api/types.js';
import { ActionButton } from '../shared/action-button.js';
import { Alert } from '../shared/alert.js';
import { CaseSection } from '../shared/case-section.js';
import { EnumSelect } from '../shared/enum-select.js';
import { KeyHint } from '../shared/key.js';
import { t } from '../shared/messages/index.js';
import { useShortcuts } from '../shared/shortcuts.js';
import { useAction } from '../shared/use-action.js';
import css from './facts.module.css';
import type { CasePanel, PanelProps } from './panel.js';

/** Who has the case; taking it, laying it down, handing it over. No reason is asked for. */
function Assignment({ found }: PanelProps) {
  const action = useAction();
  const [to, setTo] = useState<string | null>(null);
  const me = currentSession()?.staff.id ?? '';
  const { assignee } = found;
  const mine = assignee?.id === me;
  const may = (one: CaseAction): boolean => found.allowed.includes(one);
  const canRelease = may('case.release') || (assignee !== null && may('case.assign'));
  const canHand = may('case.hand_over') || may('case.assign');
  const others = found.members.filter(({ id }) => id !== me && id !== assignee?.id);

  const { error } = action;
  const taken = error instanceof ApiError && error.code === 'CASE_TAKEN' && assignee !== null && !mine;

  const assign = async (work: () => Promise<void>, said: string): Promise<void> => {
    if (await action.run(work, said)) setTo(null);
  };
  const take = (): void => void assign(() => takeCase(found, me), t('assign.done.me'));
  const give = (assigneeId: string | null, said: string): void =>
    void assign(() => assignCase(found, assigneeId), said);

  useShortcuts({
    a: () => {
      if (!may('case.take')) return false;
      take();
      return true;
    },
  });

  return (
    <CaseSection title={t('assign.title')} action={taken ? { ...action, error: null } : action}>
      {taken && <Alert>{t('assign.taken', { name: assignee.name })}</Alert>}
      <p className={css.who}>
        {mine ? t('assignee.you', { name: assignee.name }) : (assignee?.name ?? t('assignee.nobody'))}
      </p>
      <div className={css.buttons}>
        {may('case.take') && (
          <ActionButton
            size="compact-sm"
            busy={action.busy}
            onClick={take}
            rightSection={<KeyHint>a</KeyHint>}
            aria-keyshortcuts="a"
          >
            {t('assign.take')}
          </ActionButton>
        )}
        {may('case.take_over') && assignee && (
          <ActionButton
            size="compact-sm"
            variant="default"
            busy={action.busy}
            onClick={() => give(me, t('assign.done.me'))}
          >
            {t('assign.takeOver', { name: assignee.name })}
          </ActionButton>
        )}
        {canRelease && (
          <ActionButton
            size="compact-sm"
            variant="default"
            busy={action.busy}
            onClick={() => give(null, t('assign.done.nobody'))}
          >
            {t('assign.release')}
          </ActionButton>
        )}
      </div>
      {canHand && others.length > 0 && (
        <div className={css.row}>
          <EnumSelect
            size="xs"
            label={t('assign.to')}
            none={t('assign.choose')}
            value={to}
            onChange={setTo}
            values={others.map(({ id }) => id)}
            text={(id) => others.find((one) => one.id === id)?.name ?? id}
          />
          <ActionButton
            size="compact-sm"
            variant="default"
            busy={action.busy}
            disabled={to === null}
            onClick={() => give(to, t('assign.done.other'))}
          >
            {t('assign.hand')}
          </ActionButton>
        </div>
      )}
    </CaseSection>
  );
}

export const panel: CasePanel = {
  key: 'assignment',
  order: 100,
  permission: 'case.read',
  Component: Assignment,
};
