import type { MessageKey } from '../../platform/i18n/index.js';
import type { GuideKind, GuideReader } from './guides.data.js';

/**
 * The rule "the child is never the offender". Whoever is under 18, or does not say that they are not, is told that they are not
 * in trouble for pictures of themselves, and no text speaks to them as one who did wrong. Staff read the same as a mark of the
 * case (rule `child-not-offender` of triage). What a court would say is not ours to promise: the texts say how this desk acts.
 */
export const CHILD_NEVER_OFFENDER = {
  /** Where it is said that pictures were sent or are out. Takes `who`. */
  sent: 'guidance.child.not_in_trouble',
  /** Beside what a law may make the desk pass on. Takes `who`. */
  beforeLaw: 'guidance.child.on_your_side',
} as const satisfies Record<string, MessageKey>;

const ABOUT_PICTURES: readonly GuideKind[] = ['threatened', 'shared', 'pressure', 'other'];

/** Whether a guide says it, and of whom: the reader, or the child they write about. Null: it is about nobody's own pictures. */
export function childNeverOffender(reader: GuideReader, kind: GuideKind): 'you' | 'them' | null {
  if (!ABOUT_PICTURES.includes(kind)) return null;
  if (reader === 'child' || reader === 'young') return 'you';
  return reader === 'adult' ? null : 'them';
}
