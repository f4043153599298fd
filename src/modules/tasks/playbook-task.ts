import type { AgeBand, PlaybookTaskId, TaskGround, TaskRole } from '../vocabulary/index.js';

/** What of a case says which tasks it has. */
export interface TaskFacts {
  /** As its row has it (`PLAYBOOKS`). */
  readonly playbook: string;
  readonly ageBand: AgeBand;
  /** ISO 3166-1 alpha-2; null: not known. */
  readonly country: string | null;
  /** Of its card. Sealed: a process without a key of the case has none. */
  readonly marks: readonly string[];
}

/** Until when a task is to be done: so many minutes after it follows, with the first answer, or at no time of its own. */
export type TaskDue = number | 'first_answer' | null;

/** One task of a playbook. */
export interface PlaybookTask {
  readonly id: PlaybookTaskId;
  /** In minutes in which the desk is open, as answers count them. */
  readonly due: TaskDue;
  readonly role: TaskRole;
  readonly source: { readonly title: string; readonly checkedOn: string };
  readonly ground: TaskGround;
  readonly when: (facts: TaskFacts) => boolean;
}
