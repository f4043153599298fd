import { holds } from './conditions.js';
import type { Answers } from './form.types.js';
import { FOUND } from './screens/shared-questions.js';

/** Whom the texts of the form speak about: `{who, select, them {…} saw {…} other {…}}`. */
export function phraseArgs(answers: Answers): { who: 'you' | 'them' | 'saw' } {
  if (holds(FOUND, answers)) return { who: 'saw' };
  return { who: answers['about'] === 'other' ? 'them' : 'you' };
}
