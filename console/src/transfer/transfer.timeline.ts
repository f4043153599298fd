import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';
import { t } from '../shared/messages/index.js';

/** Renders the events of a case that came from another desk, or that another desk reads. */
export const timeline = {
  case_transferred: (_, who) => t('event.case_transferred', { who }),
  case_shared: (_, who) => t('event.case_shared', { who }),
  case_unshared: (_, who) => t('event.case_unshared', { who }),
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
