import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';
import { t } from '../shared/messages/index.js';

/** Renders the events of appointments. */
export const timeline = {
  appointment_set: (_, who) => t('event.appointment_set', { who }),
  appointment_moved: (_, who) => t('event.appointment_moved', { who }),
  appointment_cancelled: (_, who) => t('event.appointment_cancelled', { who }),
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
