import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';
import { t } from '../shared/messages/index.js';
import { spanOf } from '../shared/time.js';

/** Renders the events of the reminder. */
export const timeline = {
  look_again_set: ({ detail }, who) =>
    t('event.look_again_set', { who, span: spanOf(Number(detail['minutes'] ?? 0)) }),
  look_again_cleared: (_, who) => t('event.look_again_cleared', { who }),
  look_again_due: () => t('event.look_again_due'),
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
