import type { Screen } from '../form.types.js';
import { OTHER } from './shared-questions.js';

/** Kind D. */
export const OTHER_SCREENS: readonly Screen[] = [
  {
    id: 'what-other',
    page: 40,
    title: 'form.what_other.title',
    when: OTHER,
    questions: [
      {
        id: 'otherKind',
        type: 'radios',
        label: 'form.what_other.title',
        options: [
          { value: 'pressure_on_child', label: 'form.what_other.pressure' },
          { value: 'account_taken', label: 'form.what_other.account' },
          { value: 'something_else', label: 'form.what_other.something_else' },
        ],
      },
    ],
    canSend: true,
  },
  {
    id: 'meeting',
    page: 41,
    title: 'form.meeting.title',
    when: OTHER,
    blocks: [
      { type: 'text', text: 'guidance.meeting.do_not_go' },
      { type: 'numbers', uses: ['emergency', 'child'] },
    ],
    questions: [
      {
        id: 'meeting',
        type: 'radios',
        label: 'form.meeting.question',
        options: [
          { value: 'planned', label: 'form.meeting.planned' },
          { value: 'past', label: 'form.meeting.past' },
          { value: 'no', label: 'form.answer.no' },
        ],
      },
    ],
    canSend: true,
  },
];
