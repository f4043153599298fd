import type { CaseEvent } from '../api/types.js';
import { label, t } from '../shared/messages/index.js';
import { spanOf } from '../shared/time.js';
import type { Renderer } from './timeline.js';

/** Renders the events of the case itself. */
export const timeline = {
  received: { entry: 'report' },
  message_received: { entry: 'message' },
  message_sent: { entry: 'message' },
  note_added: { entry: 'note' },
  assigned: ({ actor, detail }, who) =>
    detail['assignee'] === actor?.name
      ? t('event.taken', { who })
      : t('event.assigned', { who, assignee: detail['assignee'] || t('event.someone') }),
  unassigned: (_, who) => t('event.unassigned', { who }),
  status_set: ({ detail }, who) => {
    if (!detail['reason']) return t('event.status', { who, status: label('status', detail['status'] ?? '') });
    const reason = label('close', detail['reason']);
    if (!detail['outcome']) return t('event.closed', { who, reason });
    return t('event.closedOutcome', { who, reason, outcome: label('outcome', detail['outcome']) });
  },
  reopened: () => t('event.reopened'),
  urgency_set: ({ detail }, who) =>
    t('event.urgency', {
      who,
      from: detail['from'] ?? '',
      urgency: detail['urgency'] ?? '',
      reason: label('urgencyReason', detail['reason'] ?? ''),
    }),
  answer_promised: ({ detail }, who) =>
    t('event.promised', { who, span: spanOf(Number(detail['minutes'] ?? 0)) }),
  clock_warned: ({ detail }) => t('event.clockWarned', { clock: label('clock', detail['clock'] ?? '') }),
  clock_breached: ({ detail }) => t('event.clockBreached', { clock: label('clock', detail['clock'] ?? '') }),
  not_opened: () => t('event.not_opened'),
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
