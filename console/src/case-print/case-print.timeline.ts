import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';
import { label, t } from '../shared/messages/index.js';

/** Renders the events of printing. */
export const timeline = {
  case_printed: ({ detail }, who) =>
    t('event.case_printed', {
      who,
      audience: detail['audience'] ?? '',
      reason: label('printReason', detail['reason'] ?? ''),
    }),
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
