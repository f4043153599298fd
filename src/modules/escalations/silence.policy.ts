import type { DirectoryClock } from '../directory/index.js';
import type { EscalationState } from '../vocabulary/index.js';

/** So long the helpdesk waits for a word of a recipient to whom no rule gives a time: by its own procedure, not by any law. */
const OWN_HOURS = 7 * 24;

/** After how many hours somebody has to ask again: by the shortest rule that is in force for the recipient. Pure. */
export function hoursOfSilence(clocks: readonly Pick<DirectoryClock, 'hours' | 'standing'>[]): number {
  const hours = clocks.filter(({ standing }) => standing !== 'announced').map((clock) => clock.hours);
  return hours.length > 0 ? Math.min(...hours) : OWN_HOURS;
}

/** What a new state does to the wait for a word of the recipient. Pure. */
export function silenceAfter(state: EscalationState): 'begin' | 'meet' | 'cancel' | null {
  switch (state) {
    case 'sent':
      return 'begin';
    case 'acknowledged':
    case 'answered':
    case 'refused':
    case 'closed':
      return 'meet';
    case 'failed':
    case 'cancelled':
      return 'cancel';
    default:
      return null;
  }
}
