import { all } from '../conditions.js';
import type { Screen } from '../form.types.js';
import {
  askedWhen,
  NOT_FOUND,
  OTHER,
  OTHER_QUESTIONS,
  THREATENED,
  TIME_QUESTIONS,
  UNDER_13,
} from './shared-questions.js';

/** Screen 7, right after screen 6: what happened, in the person's own words. A child under 13 answers a little more here. */
export const STORY: readonly Screen[] = [
  {
    id: 'more',
    page: 50,
    part: 3,
    title: 'form.more.title',
    when: NOT_FOUND,
    questions: [
      {
        id: 'more',
        type: 'long_text',
        max: 5_000,
        label: 'form.more.title',
        hint: 'form.more.hint',
        matters: true,
      },
      ...askedWhen(all(THREATENED, UNDER_13), TIME_QUESTIONS),
      ...askedWhen(all(OTHER, UNDER_13), OTHER_QUESTIONS),
    ],
    canSend: true,
  },
];
