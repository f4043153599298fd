import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';
import { t } from '../shared/messages/index.js';

/** Renders what a reporter added beside messages, and what became of it. */
export const timeline = {
  safety_told: { entry: 'safety_told' },
  details_added: { entry: 'details_added' },
  urgency_raised: ({ detail }) =>
    t('event.urgency_raised', { from: detail['from'] ?? '', urgency: detail['urgency'] ?? '' }),
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
