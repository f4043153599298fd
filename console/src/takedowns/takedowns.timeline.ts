import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';
import { label, t } from '../shared/messages/index.js';

/** Renders the events of the takedowns: which links, their panel shows. */
export const timeline = {
  takedowns_set: ({ detail }, who) =>
    t('event.takedowns_set', {
      who,
      count: Number(detail['count'] ?? 0),
      state: label('takedownState', String(detail['state'] ?? '')),
    }),
  takedown_numbered: (_, who) => t('event.takedown_numbered', { who }),
  takedowns_checked: ({ detail }, who) =>
    t('event.takedowns_checked', { who, count: Number(detail['count'] ?? 0) }),
  takedown_checks_due: ({ detail }) =>
    t('event.takedown_checks_due', { check: label('takedownCheckKind', String(detail['clock'] ?? '')) }),
  takedowns_stopped: ({ detail }) => t('event.takedowns_stopped', { count: Number(detail['count'] ?? 0) }),
  link_seen: () => t('event.link_seen'),
  takedowns_late: ({ detail }) =>
    t('event.takedowns_late', { clock: label('takedownClock', String(detail['clock'] ?? '')) }),
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
