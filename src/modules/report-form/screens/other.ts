import { all } from '../conditions.js';
import type { Screen } from '../form.types.js';
import { FROM_13, OTHER, OTHER_QUESTIONS } from './shared-questions.js';

/** Kind D. */
export const OTHER_SCREENS: readonly Screen[] = [
  {
    id: 'what-other',
    page: 40,
    formerly: [41],
    part: 3,
    title: 'form.what_other.screen',
    when: all(OTHER, FROM_13),
    questions: OTHER_QUESTIONS,
    canSend: true,
  },
];
