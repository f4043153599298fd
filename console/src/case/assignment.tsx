import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { assignCase } from '../api/actions.js';
import { currentSession } from '../api/session-state.js';
import type { CaseDetail } from '../api/types.js';
import { KeyHint } from '../shared/key.js';
import { t } from '../shared/messages/index.js';
import { useShortcuts } from '../shared/shortcuts.js';
import css from './facts.module.css';
import { useAction } from './use-action.js';

/** Who has the case; taking it, laying it down, handing it over. No reason is asked for. */
export function Assignment({ found }: { found: CaseDetail }) {
  const { busy, problem, run } = useAction();
  const [to, setTo] = useState('');
  const me = currentSession()?.staff.id ?? '';
  const mine = found.assignee?.id === me;
  const may = (action: CaseDetail['allowed'][number]): boolean => found.allowed.includes(action);
  const canTake = !mine && (may('case.take') || may('case.assign'));
  const canRelease = found.assignee !== null && (may('case.assign') || (mine && may('case.release')));
  const others = found.members.filter(({ id }) => id !== me && id !== found.assignee?.id);

  const assign = (assigneeId: string | null, done: string): void => {
    void run(() => assignCase(found.id, assigneeId), done).then((worked) => worked && setTo(''));
  };
  useShortcuts({
    a: () => {
      if (!canTake) return false;
      assign(me, t('assign.done.me'));
      return true;
    },
  });

  return (
    <section aria-labelledby="assignment">
      <h2 id="assignment">{t('assign.title')}</h2>
      <p className={css.who}>
        {mine
          ? t('assignee.you', { name: found.assignee?.name ?? '' })
          : (found.assignee?.name ?? t('assignee.nobody'))}
      </p>
      {problem && (
        <p role="alert" className={css.problem}>
          {problem}
        </p>
      )}
      <div className={css.buttons}>
        {canTake && (
          <Button
            size="compact-sm"
            loading={busy}
            onClick={() => assign(me, t('assign.done.me'))}
            rightSection={<KeyHint>a</KeyHint>}
            aria-keyshortcuts="a"
          >
            {t('assign.take')}
          </Button>
        )}
        {canRelease && (
          <Button
            size="compact-sm"
            variant="default"
            loading={busy}
            onClick={() => assign(null, t('assign.done.nobody'))}
          >
            {t('assign.release')}
          </Button>
        )}
      </div>
      {may('case.assign') && others.length > 0 && (
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
          <Button
            size="compact-sm"
            variant="default"
            loading={busy}
            disabled={to === ''}
            onClick={() => assign(to, t('assign.done.other'))}
          >
            {t('assign.hand')}
          </Button>
        </div>
      )}
    </section>
  );
}
