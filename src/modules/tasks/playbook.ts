import { PLAYBOOK_TASK_LIST } from './playbook.data.js';
import type { PlaybookTask, TaskFacts } from './playbook-task.js';

/** The tasks that a case with these facts has, in the order of the data. Pure. */
export function tasksFor(facts: TaskFacts): PlaybookTask[] {
  return PLAYBOOK_TASK_LIST.filter(({ when }) => when(facts));
}

/** The tasks that follow from what is sealed of a case, and would not without it. Pure. */
export function markedTasksFor(facts: TaskFacts): PlaybookTask[] {
  const open = tasksFor({ ...facts, marks: [] });
  return tasksFor(facts).filter((task) => !open.includes(task));
}

const BY_ID: ReadonlyMap<string, PlaybookTask> = new Map(PLAYBOOK_TASK_LIST.map((task) => [task.id, task]));

/** A task by its id; null for one that is of no playbook, such as one that staff wrote. */
export function playbookTask(id: string): PlaybookTask | null {
  return BY_ID.get(id) ?? null;
}
