import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';
import { t } from '../shared/messages/index.js';

/** Renders the events of the mentions. */
export const timeline = {
  staff_mentioned: ({ detail }, who) =>
    t('event.staff_mentioned', { who, mentioned: detail['mentioned'] || t('event.someone') }),
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
