import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';
import { t } from '../shared/messages/index.js';

/** Renders the event of a case that came from another desk. */
export const timeline = {
  case_transferred: (_, who) => t('event.case_transferred', { who }),
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
