import type { TakedownCheck } from '../vocabulary/index.js';

/** In days, from the removal on or, where a notice is waited for, from its sending on. A rule of this helpdesk and of no law. */
export const CHECK_DAYS: Readonly<Record<TakedownCheck, number>> = {
  takedown_check_3d: 3,
  takedown_check_14d: 14,
  takedown_unanswered_7d: 7,
};
