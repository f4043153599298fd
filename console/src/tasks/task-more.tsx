import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { currentSession } from '../api/session-state.js';
import type { CaseDetail } from '../api/types.js';
import { ActionButton } from '../shared/action-button.js';
import { EnumSelect } from '../shared/enum-select.js';
import { t } from '../shared/messages/index.js';
import { MomentField } from '../shared/moment-field.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime } from '../shared/time.js';
import type { Action } from '../shared/use-action.js';
import css from './tasks.module.css';
import { dropTask, giveTask, remindOfTask, type Task } from './tasks.js';

interface TaskMoreProps {
  found: CaseDetail;
  task: Task;
  action: Action;
}

/** Whose task it is, a reminder of it, and that it is not needed. */
export function TaskMore(props: TaskMoreProps) {
  return (
    <div className={css.more}>
      <Owner {...props} />
      <Reminder {...props} />
      <NotNeeded {...props} />
    </div>
  );
}

function Owner({ found, task, action }: TaskMoreProps) {
  const me = currentSession()?.staff;
  const nameOf = (id: string): string => found.members.find((person) => person.id === id)?.name ?? '';
  const give = (staffId: string | null) =>
    action.run(
      () => giveTask(found.id, task.id, staffId),
      staffId === null ? t('tasks.saidLeft') : t('tasks.saidGiven', { name: nameOf(staffId) }),
    );
  return (
    <div>
      <EnumSelect
        size="xs"
        label={t('tasks.whose')}
        none={t('tasks.nobody')}
        value={task.owner?.id ?? null}
        onChange={(id: string | null) => void give(id)}
        values={found.members.map(({ id }) => id)}
        text={nameOf}
      />
      {me && task.owner?.id !== me.id && (
        <ActionButton
          mt="xs"
          size="compact-sm"
          variant="default"
          busy={action.busy}
          onClick={() => void give(me.id)}
        >
          {t('tasks.take')}
        </ActionButton>
      )}
    </div>
  );
}

function Reminder({ found, task, action }: TaskMoreProps) {
  const now = useStore(clock);
  const [at, setAt] = useState<number | null>(null);
  const set = async (): Promise<void> => {
    if (at === null) return;
    const moment = new Date(at).toISOString();
    const said = t('tasks.saidReminder', { time: exactTime(moment, now) });
    if (await action.run(() => remindOfTask(found.id, task.id, moment), said)) setAt(null);
  };
  const clear = () => action.run(() => remindOfTask(found.id, task.id, null), t('tasks.saidNoReminder'));
  return (
    <div>
      <MomentField label={t('tasks.remind')} value={at} now={now} onChange={setAt} />
      <div className={css.buttons}>
        <ActionButton
          size="compact-sm"
          variant="default"
          busy={action.busy}
          disabled={at === null}
          onClick={() => void set()}
        >
          {t('tasks.setReminder')}
        </ActionButton>
        {task.remindAt !== null && (
          <ActionButton size="compact-sm" variant="default" busy={action.busy} onClick={() => void clear()}>
            {t('tasks.clearReminder')}
          </ActionButton>
        )}
      </div>
    </div>
  );
}

function NotNeeded({ found, task, action }: TaskMoreProps) {
  const [reason, setReason] = useState('');
  const drop = () => action.run(() => dropTask(found.id, task.id, reason), t('tasks.saidNotNeeded'));
  return (
    <div>
      <Textarea
        size="xs"
        autosize
        minRows={2}
        label={t('tasks.why')}
        description={t('tasks.whyHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ActionButton
        mt="xs"
        size="compact-sm"
        variant="default"
        busy={action.busy}
        disabled={reason.trim() === ''}
        onClick={() => void drop()}
      >
        {t('tasks.notNeeded')}
      </ActionButton>
    </div>
  );
}
