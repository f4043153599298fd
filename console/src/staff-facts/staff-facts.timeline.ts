import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';
import { label, t } from '../shared/messages/index.js';

/** Renders the events of the facts that staff set: which, and in the panel what. */
export const timeline = {
  facts_set: {
    entry: 'staff_facts',
    text: ({ detail }, who) =>
      t('event.facts_set', {
        who,
        fields: (detail['fields'] ?? '')
          .split('.')
          .map((field) => label('factField', field))
          .join(', '),
      }),
  },
  facts_raised_urgency: ({ detail }, who) =>
    t('event.facts_raised_urgency', {
      who,
      from: detail['from'] ?? '',
      urgency: detail['urgency'] ?? '',
    }),
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
