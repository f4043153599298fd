import type { Screen } from '../form.types.js';
import { NOT_FOUND, SHORT } from './shared-questions.js';

/** Screens 7 to 10. */
export const CLOSING: readonly Screen[] = [
  {
    id: 'more',
    page: 50,
    title: 'form.more.title',
    when: NOT_FOUND,
    questions: [
      { id: 'more', type: 'long_text', max: 2000, label: 'form.more.title', hint: 'form.more.hint' },
    ],
    canSend: true,
  },
  {
    id: 'wishes',
    page: 51,
    title: 'form.wishes.title',
    when: NOT_FOUND,
    questions: [
      {
        id: 'wishes',
        type: 'checkboxes',
        label: 'form.wishes.title',
        hint: 'form.wishes.hint',
        options: [
          { value: 'remove', label: 'form.wishes.remove' },
          { value: 'stop', label: 'form.wishes.stop' },
          { value: 'talk', label: 'form.wishes.talk' },
          { value: 'tell_adult', label: 'form.wishes.tell_adult' },
          { value: 'options', label: 'form.wishes.options' },
          { value: 'police', label: 'form.wishes.police', hint: 'form.wishes.police_hint' },
        ],
      },
    ],
    canSend: true,
  },
  {
    id: 'place',
    page: 52,
    title: 'form.place.title',
    questions: [
      { id: 'country', type: 'country', label: 'form.place.country' },
      { ...SHORT, id: 'state', label: 'form.place.state' },
    ],
    canSend: true,
  },
  {
    id: 'keep-out',
    page: 53,
    title: 'form.keep_out.title',
    blocks: [{ type: 'text', text: 'form.keep_out.code_only' }],
    questions: [
      {
        id: 'keepOut',
        type: 'long_text',
        max: 500,
        label: 'form.keep_out.question',
        hint: 'form.keep_out.hint',
      },
    ],
    canSend: true,
  },
];
