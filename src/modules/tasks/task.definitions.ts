import { defineErrors } from '../../platform/errors/index.js';
import { defineEvent, defineJob } from '../../platform/queue/index.js';
import { defineAuditAction } from '../audit/index.js';
import { defineCaseTable } from '../case-tables/index.js';
import { caseReceived, defineCaseAction, type JudgedCase } from '../cases/index.js';
import { defineClock, type OwnClockData } from '../clocks/index.js';
import { defineEntryKind, searchedAs, type TextContent } from '../entries/index.js';
import { currentBy, defineNotice } from '../staff-notices/index.js';
import { defineTimelineEvent } from '../timeline/index.js';
import type { TaskKind } from '../vocabulary/index.js';
import { TaskRepository } from './task.repository.js';

export class TaskError extends defineErrors({
  /** The case has no such task. */
  TASK_NOT_FOUND: 404,
  /** Tasks are worked on while the case is open. */
  TASK_CASE_CLOSED: 409,
  /** It is done, or not needed: it is opened again first. */
  TASK_SETTLED: 409,
  /** Somebody who is not on the desk of the case, or who must not have it. */
  TASK_OWNER_NOT_ON_DESK: 422,
  /** The time is not a minute or more away. */
  TASK_TOO_SOON: 422,
  /** The time is more than a year away. */
  TASK_TOO_LATE: 422,
}) {}

/** The words of a task that staff wrote, or why one is not needed. Shown with their task, and for the desk alone. */
export const taskEntry = defineEntryKind<TextContent>({
  name: 'task',
  key: 'staff',
  aside: true,
  searched: ({ text }) => searchedAs('task', text),
});

/** The time of a task has passed. */
export const taskOverdue = defineEvent<OwnClockData>('task.overdue');
/** The time at which somebody wanted to be reminded of a task has come. */
export const taskReminderDue = defineEvent<OwnClockData>('task.reminder_due');

/** Opens what the playbook of a new case asks for. */
export const openTasks = defineJob({ name: 'open-tasks', queue: 'triage', on: [caseReceived] });
export const tellOfTask = defineJob({
  name: 'tell-of-task',
  queue: 'triage',
  on: [taskOverdue, taskReminderDue],
});

const ofTask = { scope: 'own', pauses: false, metByAnswer: false, ordersQueue: false } as const;

/** Until when a task is to be done. It is nothing that the reporter is owed: no answer meets it, and the queue leaves it out. */
export const taskClock = defineClock({
  ...ofTask,
  name: 'task',
  warnBefore: null,
  onWarn: null,
  onBreach: taskOverdue,
});
export const taskReminderClock = defineClock({
  ...ofTask,
  name: 'task_reminder',
  warnBefore: null,
  onWarn: null,
  onBreach: taskReminderDue,
});

const whileOpen = currentBy(TaskRepository, (tasks, ids) => tasks.stillOpen(ids));

/** To whose task it is. A night of overdue tasks of one case is one mail, until they look at it. */
export const taskOverdueNotice = defineNotice({
  reason: 'task_overdue',
  mailKey: 'mail.task_overdue',
  recipients: null,
  isCurrent: whileOpen,
  coalesce: 'case',
});
/** Its subject is the clock: of one task a person may be reminded again. */
export const taskReminderNotice = defineNotice({
  reason: 'task_reminder',
  mailKey: 'mail.task_reminder',
  recipients: null,
  isCurrent: null,
  coalesce: 'subject',
});

/** To whom a colleague gives a task: once of each task. */
export const taskGivenNotice = defineNotice({
  reason: 'task_given',
  mailKey: 'mail.task_given',
  recipients: null,
  isCurrent: null,
  coalesce: 'subject',
});

const addedAction = defineAuditAction('task.added');
const doneAction = defineAuditAction('task.done');
const notNeededAction = defineAuditAction('task.not_needed');
const reopenedAction = defineAuditAction('task.reopened');
const givenAction = defineAuditAction('task.given');
const leftAction = defineAuditAction('task.left');
const remindedAction = defineAuditAction('task.reminder_set');
const clearedAction = defineAuditAction('task.reminder_cleared');

type OfTask = Readonly<{ task: TaskKind }>;

export const taskAdded = defineTimelineEvent('task_added', { audit: addedAction.name });
export const taskDone = defineTimelineEvent<OfTask>('task_done', { audit: doneAction.name });
export const taskNotNeeded = defineTimelineEvent<OfTask>('task_not_needed', { audit: notNeededAction.name });
export const taskReopened = defineTimelineEvent<OfTask>('task_reopened', { audit: reopenedAction.name });
export const taskGiven = defineTimelineEvent<{ task: TaskKind; ownerId: string }>('task_given', {
  staffIn: ['ownerId'],
  audit: givenAction.name,
});
/** It is nobody's in particular any more. */
export const taskLeft = defineTimelineEvent<OfTask>('task_left', { audit: leftAction.name });
export const taskReminded = defineTimelineEvent<OfTask>('task_reminder_set', { audit: remindedAction.name });
export const taskReminderCleared = defineTimelineEvent<OfTask>('task_reminder_cleared', {
  audit: clearedAction.name,
});
export const taskWasOverdue = defineTimelineEvent<OfTask>('task_overdue');

const onCase = {
  permission: 'case.write',
  errors: TaskError,
  judge: (_: unknown, { status }: JudgedCase): true | 'TASK_CASE_CLOSED' =>
    status !== 'closed' || 'TASK_CASE_CLOSED',
} as const;

export const workOnTasks = defineCaseAction({ ...onCase, name: 'task.work' });

const caseTasks = defineCaseTable({
  name: 'case_tasks',
  closing: {
    truncateToDays: ['opened_at', 'settled_at'],
    // Closing cancels the clocks: what is open then has no time any more.
    set: {
      due_at: `CASE WHEN state <> 'open' THEN date_trunc('day', due_at, 'UTC') END`,
      remind_at: `CASE WHEN state <> 'open' THEN date_trunc('day', remind_at, 'UTC') END`,
    },
    exempt: { due_at: 'set to a day', remind_at: 'set to a day' },
  },
  erasing: 'delete',
  exporting: {
    columns: ['task', 'version', 'state', 'owner_id', 'opened_at', 'due_at', 'settled_by', 'settled_at'],
  },
});

/** Everything that the feature adds to what there is. */
export const TASK_DEFINITIONS = [
  taskEntry,
  taskOverdue,
  taskReminderDue,
  openTasks,
  tellOfTask,
  taskClock,
  taskReminderClock,
  taskOverdueNotice,
  taskReminderNotice,
  taskGivenNotice,
  addedAction,
  doneAction,
  notNeededAction,
  reopenedAction,
  givenAction,
  leftAction,
  remindedAction,
  clearedAction,
  taskAdded,
  taskDone,
  taskNotNeeded,
  taskReopened,
  taskGiven,
  taskLeft,
  taskReminded,
  taskReminderCleared,
  taskWasOverdue,
  workOnTasks,
  caseTasks,
];
