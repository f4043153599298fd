import { PLAYBOOK_TASK_LIST } from './playbook.data.js';
import type { PlaybookTask, TaskFacts } from './playbook-task.js';

/** The tasks that a case with these facts has, in the order of the data. Pure. */
export function tasksFor(facts: TaskFacts): PlaybookTask[] {
  return PLAYBOOK_TASK_LIST.filter(({ when }) => when(facts));
}

/**
 * The tasks that a case with these facts has and lacks: those that follow from what of it stands in the open, and those that would
 * not without its marks, which are sealed. Pure.
 *
 * @param there - the ids of those that it has
 */
export function lackingTasks(
  facts: TaskFacts,
  there: ReadonlySet<string>,
): { open: PlaybookTask[]; marked: PlaybookTask[] } {
  const known = tasksFor({ ...facts, marks: [] });
  const lacking = tasksFor(facts).filter(({ id }) => !there.has(id));
  return {
    open: lacking.filter((task) => known.includes(task)),
    marked: lacking.filter((task) => !known.includes(task)),
  };
}

const BY_ID: ReadonlyMap<string, PlaybookTask> = new Map(PLAYBOOK_TASK_LIST.map((task) => [task.id, task]));

/** A task by its id; null for one that is of no playbook, such as one that staff wrote. */
export function playbookTask(id: string): PlaybookTask | null {
  return BY_ID.get(id) ?? null;
}
