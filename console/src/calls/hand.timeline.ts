import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';
import { t } from '../shared/messages/index.js';

/** Renders the events of asking for a second person. */
export const timeline = {
  hand_raised: (_, who) => t('event.hand_raised', { who }),
  hand_answered: (_, who) => t('event.hand_answered', { who }),
  hand_ended: (_, who) => t('event.hand_ended', { who }),
  hand_unanswered: () => t('event.hand_unanswered'),
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
