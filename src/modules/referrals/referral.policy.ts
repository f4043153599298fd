import type { ReferralState } from '../vocabulary/index.js';

const DAY = 24 * 60 * 60_000;

/** Which state follows on which. A person who said no can change their mind; what was told cannot be taken back. */
export const TRANSITIONS: Readonly<Record<ReferralState, readonly ReferralState[]>> = {
  offered: ['accepted', 'declined', 'ended'],
  accepted: ['declined', 'handed_over', 'attended', 'not_attended', 'ended'],
  declined: ['accepted'],
  handed_over: ['attended', 'not_attended', 'ended'],
  attended: ['ended'],
  not_attended: ['offered', 'attended', 'ended'],
  ended: [],
};

/** How long a state may last before somebody looks at it again, in milliseconds; null: nothing waits. */
export const NEXT_STEP: Readonly<Record<ReferralState, number | null>> = {
  offered: 3 * DAY,
  accepted: DAY,
  declined: null,
  // Whether they went is asked after a week.
  handed_over: 7 * DAY,
  attended: null,
  not_attended: 3 * DAY,
  ended: null,
};

/** Whether a state can follow on another. Pure. */
export function canFollow(from: ReferralState, to: ReferralState): boolean {
  return TRANSITIONS[from].includes(to);
}

/** Whether nothing follows by itself: the same service can be offered in a new referral. Pure. */
export function isSettled(state: ReferralState): boolean {
  return state === 'declined' || state === 'ended';
}
