import { NativeSelect } from '@mantine/core';
import { useRef, useState } from 'react';
import { assignCase, takeCase } from '../api/actions.js';
import { currentSession } from '../api/session-state.js';
import type { CaseAction, CaseDetail } from '../api/types.js';
import { ActionButton } from '../shared/action-button.js';
import { mayTakeFocus } from '../shared/focus.js';
import { KeyHint } from '../shared/key.js';
import { t } from '../shared/messages/index.js';
import { useShortcuts } from '../shared/shortcuts.js';
import css from './facts.module.css';
import { useAction } from './use-action.js';

/** Who has the case; taking it, laying it down, handing it over. No reason is asked for. */
export function Assignment({ found }: { found: CaseDetail }) {
  const { busy, problem, run } = useAction();
  const [to, setTo] = useState('');
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const me = currentSession()?.staff.id ?? '';
  const { assignee } = found;
  const mine = assignee?.id === me;
  const may = (action: CaseAction): boolean => found.allowed.includes(action);
  const canRelease = may('case.release') || (assignee !== null && may('case.assign'));
  const canHand = may('case.hand_over') || may('case.assign');
  const others = found.members.filter(({ id }) => id !== me && id !== assignee?.id);

  const assign = (work: () => Promise<void>, done: string): void => {
    void run(work, done).then((worked) => {
      if (!worked) return;
      setTo('');
      // The button that was pressed may be gone with what it was for.
      if (mayTakeFocus(section.current)) heading.current?.focus();
    });
  };
  const take = (): void => assign(() => takeCase(found, me), t('assign.done.me'));
  const give = (assigneeId: string | null, done: string): void =>
    assign(() => assignCase(found, assigneeId), done);

  useShortcuts({
    a: () => {
      if (!may('case.take')) return false;
      take();
      return true;
    },
  });

  return (
    <section ref={section} aria-labelledby="assignment">
      <h2 ref={heading} id="assignment" tabIndex={-1}>
        {t('assign.title')}
      </h2>
      <p className={css.who}>
        {mine ? t('assignee.you', { name: assignee.name }) : (assignee?.name ?? t('assignee.nobody'))}
      </p>
      {problem && (
        <p role="alert" className={css.problem}>
          {problem}
        </p>
      )}
      <div className={css.buttons}>
        {may('case.take') && (
          <ActionButton
            size="compact-sm"
            busy={busy}
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
            busy={busy}
            onClick={() => give(me, t('assign.done.me'))}
          >
            {t('assign.takeOver', { name: assignee.name })}
          </ActionButton>
        )}
        {canRelease && (
          <ActionButton
            size="compact-sm"
            variant="default"
            busy={busy}
            onClick={() => give(null, t('assign.done.nobody'))}
          >
            {t('assign.release')}
          </ActionButton>
        )}
      </div>
      {canHand && others.length > 0 && (
        <div className={css.row}>
          <NativeSelect
            size="xs"
            label={t('assign.to')}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
            data={[
              { value: '', label: t('assign.choose') },
              ...others.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <ActionButton
            size="compact-sm"
            variant="default"
            busy={busy}
            disabled={to === ''}
            onClick={() => give(to, t('assign.done.other'))}
          >
            {t('assign.hand')}
          </ActionButton>
        </div>
      )}
    </section>
  );
}
