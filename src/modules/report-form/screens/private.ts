import { is, not } from '../conditions.js';
import type { Screen } from '../form.types.js';
import { CHILD_BEFORE_LAW, CONCERNS_CHILD, FOUND } from './shared-questions.js';

/** Screen 6: who reads this and what cannot be kept secret, told before anything is asked that says who someone is. */
export const PRIVATE_SCREENS: readonly Screen[] = [
  {
    id: 'private',
    page: 13,
    title: 'form.private.title',
    blocks: [
      { type: 'text', text: 'guidance.private.who_reads' },
      { type: 'text', text: 'guidance.private.no_name' },
      { type: 'child_never_offender', said: 'beforeLaw', when: CHILD_BEFORE_LAW },
      { type: 'legal_limit', when: CONCERNS_CHILD },
      { type: 'text', text: 'form.private.answer' },
    ],
    questions: [
      {
        id: 'way',
        type: 'radios',
        label: 'form.private.way',
        options: [
          { value: 'report', label: 'form.private.report' },
          { value: 'advice', label: 'form.private.advice' },
        ],
      },
    ],
    canSend: true,
  },
  {
    id: 'advice',
    page: 14,
    title: 'form.advice.title',
    when: is('way', 'advice'),
    blocks: [
      { type: 'text', text: 'guidance.first.not_alone', when: not(FOUND) },
      { type: 'first_steps' },
      { type: 'removal' },
      { type: 'heading', text: 'site.help.numbers' },
      { type: 'numbers', uses: ['emergency', 'child', 'distress', 'women', 'money', 'pictures', 'missing'] },
      { type: 'text', text: 'form.advice.leave' },
    ],
    questions: [],
    button: 'form.advice.button',
    canSend: true,
    canLeave: true,
  },
];
