import { Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { wasClosed } from '../case/timeline.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { CaseSection } from '../shared/case-section.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { MomentField } from '../shared/moment-field.js';
import { useShortcuts } from '../shared/shortcuts.js';
import { useStore } from '../shared/store.js';
import { clock, momentOf } from '../shared/time.js';
import { useAction, type Action } from '../shared/use-action.js';
import { TaskRow } from './task-row.js';
import css from './tasks.module.css';
import { addTask, finishTask, KEY, reopenTask, tasksQuery, wordsOf, type Task } from './tasks.js';

/** Marks the button that says that a task is done; its value is the id of the task. */
const MARK = 'data-task';

/** What is to be done in the case, by when and by whom; and what was done. */
function TasksPanel({ found }: PanelProps) {
  const action = useAction();
  const list = useRef<HTMLUListElement>(null);
  const { data, error } = useQuery(tasksQuery(found.id));
  const may = found.allowed.includes('task.work');
  const open = data?.filter(({ state }) => state === 'open') ?? [];
  const settled = data?.filter(({ state }) => state !== 'open') ?? [];

  useShortcuts({
    d: () => {
      const row = document.activeElement?.closest('li');
      const here = list.current?.contains(row ?? null) ? row?.querySelector(`[${MARK}]`) : null;
      const id = here?.getAttribute(MARK);
      if (id) void action.run(() => finishTask(found.id, id), t('tasks.saidDone'));
      else {
        const first = list.current?.querySelector<HTMLElement>(`[${MARK}]`);
        if (!first) return false;
        first.focus();
        first.scrollIntoView({ block: 'nearest' });
      }
      return true;
    },
  });

  return (
    <CaseSection title={t('tasks.title')} action={action}>
      <ProblemAlert error={error} />
      {data && open.length === 0 && (
        <p className={layout.quiet}>{t(settled.length === 0 ? 'tasks.none' : 'tasks.allDone')}</p>
      )}
      {open.length > 0 && (
        <ul ref={list} className={css.list} aria-label={t('tasks.open')}>
          {open.map((task) => (
            <TaskRow
              key={task.id}
              found={found}
              task={task}
              may={may}
              action={action}
              mark={{ [MARK]: task.id }}
            />
          ))}
        </ul>
      )}
      {settled.length > 0 && <SettledTasks found={found} tasks={settled} may={may} action={action} />}
      {may && <AddTask caseId={found.id} action={action} />}
    </CaseSection>
  );
}

function SettledTasks({
  found,
  tasks,
  may,
  action,
}: PanelProps & { tasks: readonly Task[]; may: boolean; action: Action }) {
  const now = useStore(clock);
  const closed = wasClosed(found);
  return (
    <details>
      <summary>{t('tasks.settled', { count: tasks.length })}</summary>
      <ul className={css.list}>
        {tasks.map((task) => (
          <li key={task.id} className={css.task}>
            <p className={css.words}>{wordsOf(task)}</p>
            <p className={css.about}>{saidOf(task, closed, now)}</p>
            {may && (
              <div className={css.buttons}>
                <ActionButton
                  size="compact-sm"
                  variant="subtle"
                  busy={action.busy}
                  aria-label={t('tasks.reopenOf', { task: wordsOf(task) })}
                  onClick={() =>
                    void action.run(() => reopenTask(found.id, task.id), t('tasks.saidReopened'))
                  }
                >
                  {t('tasks.reopen')}
                </ActionButton>
              </div>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Who settled a task, when, and why it is not needed. */
function saidOf({ state, settledBy, settledAt, reason }: Task, closed: boolean, now: number): string {
  const name = settledBy?.name ?? '';
  const time = settledAt === null ? '' : momentOf(settledAt, closed, now).text;
  return state === 'not_needed'
    ? t('tasks.state.not_needed', { name, time, reason: reason ?? '' })
    : t('tasks.state.done', { name, time });
}

function AddTask({ caseId, action }: { caseId: string; action: Action }) {
  const now = useStore(clock);
  const [text, setText] = useState('');
  const [at, setAt] = useState<number | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (text.trim() === '') return;
    const due = at === null ? null : new Date(at).toISOString();
    if (!(await action.run(() => addTask(caseId, text, due), t('tasks.saidAdded')))) return;
    setText('');
    setAt(null);
  };
  return (
    <details>
      <summary>{t('tasks.add')}</summary>
      <form className={layout.form} onSubmit={(event) => void submit(event)} noValidate>
        <Textarea
          size="xs"
          autosize
          minRows={2}
          label={t('tasks.what')}
          description={t('tasks.whatHint')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <MomentField label={t('tasks.until')} value={at} now={now} onChange={setAt} />
        <div>
          <ActionButton
            type="submit"
            size="compact-sm"
            variant="default"
            busy={action.busy}
            disabled={text.trim() === ''}
          >
            {t('tasks.add')}
          </ActionButton>
        </div>
      </form>
    </details>
  );
}

export const panel: CasePanel = { key: KEY, order: 73, permission: 'case.read', Component: TasksPanel };
