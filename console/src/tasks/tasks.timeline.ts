import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';
import { label, t } from '../shared/messages/index.js';

const taskIn = ({ detail }: CaseEvent): string => label('task', String(detail['task'] ?? 'own'));

/** Renders the events of tasks. */
export const timeline = {
  task_added: (_, who) => t('event.task_added', { who }),
  task_done: (event, who) => t('event.task_done', { who, task: taskIn(event) }),
  task_not_needed: (event, who) => t('event.task_not_needed', { who, task: taskIn(event) }),
  task_reopened: (event, who) => t('event.task_reopened', { who, task: taskIn(event) }),
  task_given: (event, who) =>
    t('event.task_given', { who, name: event.detail['owner'] || t('event.someone'), task: taskIn(event) }),
  task_left: (event, who) => t('event.task_left', { who, task: taskIn(event) }),
  task_reminder_set: (event, who) => t('event.task_reminder_set', { who, task: taskIn(event) }),
  task_reminder_cleared: (event, who) => t('event.task_reminder_cleared', { who, task: taskIn(event) }),
  task_overdue: (event) => t('event.task_overdue', { task: taskIn(event) }),
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
