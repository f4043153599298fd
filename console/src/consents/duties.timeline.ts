import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';
import { recipientName } from '../escalations/escalation.js';
import { label, t } from '../shared/messages/index.js';

const about = ({ detail }: CaseEvent) => ({
  recipient: recipientName(detail['recipient'] ?? ''),
  duty: label('legalDuty', detail['duty'] ?? ''),
});

/** Renders the events of what leaves without consent. */
export const timeline = {
  duty_decided: (event, who) =>
    t('event.duty_decided', { who, told: event.detail['told'] ?? '', ...about(event) }),
  duty_confirmed: (event, who) => t('event.duty_confirmed', { who, ...about(event) }),
  duty_rejected: (event, who) => t('event.duty_rejected', { who, ...about(event) }),
  duty_lapsed: (event) => t('event.duty_lapsed', about(event)),
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
