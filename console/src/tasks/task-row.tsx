import { useId, useState } from 'react';
import type { CaseDetail } from '../api/types.js';
import { ActionButton } from '../shared/action-button.js';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime, timeLeft } from '../shared/time.js';
import type { Action } from '../shared/use-action.js';
import { TaskMore } from './task-more.js';
import css from './tasks.module.css';
import { finishTask, whose, wordsOf, type Task } from './tasks.js';

interface TaskRowProps {
  found: CaseDetail;
  task: Task;
  may: boolean;
  action: Action;
  /** Marks the button by which the keyboard finds the row. */
  mark: Readonly<Record<string, string>>;
}

/** A task that is to be done. */
export function TaskRow({ found, task, may, action, mark }: TaskRowProps) {
  const now = useStore(clock);
  const id = useId();
  const [more, setMore] = useState(false);
  const words = wordsOf(task);
  const left = task.dueAt === null ? null : timeLeft(task.dueAt, now);
  const finish = () => action.run(() => finishTask(found.id, task.id), t('tasks.saidDone'));

  return (
    <li className={css.task}>
      <p className={css.words}>{words}</p>
      <p className={css.about}>
        <span className={left?.overdue ? css.late : undefined}>{left?.text ?? t('tasks.noTime')}</span>
        {' · '}
        {whose(task)}
        {task.remindAt !== null && ` · ${t('tasks.reminder', { time: exactTime(task.remindAt, now) })}`}
      </p>
      {task.source !== null && (
        <p className={css.about}>
          {t(task.ground === 'judged' ? 'tasks.judged' : 'tasks.source', { source: task.source })}
        </p>
      )}
      {may && (
        <div className={css.buttons}>
          <ActionButton
            {...mark}
            size="compact-sm"
            variant="default"
            busy={action.busy}
            aria-label={t('tasks.doneOf', { task: words })}
            onClick={() => void finish()}
          >
            {t('tasks.done')}
          </ActionButton>
          <ActionButton
            size="compact-sm"
            variant="subtle"
            busy={false}
            aria-label={t('tasks.more', { task: words })}
            aria-expanded={more}
            aria-controls={more ? id : undefined}
            onClick={() => setMore(!more)}
          >
            {t('tasks.moreShort')}
          </ActionButton>
        </div>
      )}
      {may && more && (
        <div id={id}>
          <TaskMore found={found} task={task} action={action} />
        </div>
      )}
    </li>
  );
}
