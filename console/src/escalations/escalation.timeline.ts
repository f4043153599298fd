import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';
import { label, t } from '../shared/messages/index.js';
import { recipientName } from './escalation.js';

/** Renders what became of a package. */
export const timeline = {
  escalation_moved: ({ actor, detail }, who) => {
    const recipient = recipientName(detail['recipient'] ?? '');
    const state = label('escalationState', detail['state'] ?? '');
    return actor
      ? t('event.escalation_moved', { who, recipient, state })
      : t('event.escalation_moved_itself', { recipient, state });
  },
  escalation_printed: ({ detail }, who) =>
    t('event.escalation_printed', {
      who,
      recipient: recipientName(detail['recipient'] ?? ''),
      paper: detail['paper'] ?? '',
    }),
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
