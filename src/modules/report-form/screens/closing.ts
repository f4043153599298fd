import { all, any, is, not } from '../conditions.js';
import type { Screen } from '../form.types.js';
import {
  CHILD_SENT_PICTURES,
  FOUND,
  FOUND_KNOWN,
  LINKS,
  NOT_FOUND,
  OUT_THERE,
  OWN_DUTY,
  PLACE,
  THREATENED,
  UNDER_13,
} from './shared-questions.js';

const ADVICE = is('way', 'advice');

/** The last screen of each way: what would help, where somebody is, whom they know here. */
export const CLOSING: readonly Screen[] = [
  {
    id: 'wishes',
    page: 51,
    formerly: [52, 53],
    part: 4,
    title: 'form.last.title',
    when: NOT_FOUND,
    blocks: [
      {
        type: 'child_never_offender',
        said: 'sent',
        when: all(CHILD_SENT_PICTURES, not(OUT_THERE)),
      },
    ],
    questions: [
      { ...LINKS, when: all(THREATENED, UNDER_13, is('shared', 'yes')), label: 'form.links.title' },
      {
        id: 'wishes',
        type: 'checkboxes',
        label: 'form.wishes.title',
        hint: 'form.wishes.hint',
        options: [
          { value: 'remove', label: 'form.wishes.remove' },
          { value: 'stop', label: 'form.wishes.stop' },
          { value: 'talk', label: 'form.wishes.talk' },
          {
            value: 'tell_adult',
            label: 'form.wishes.tell_adult',
            when: not(all(is('about', 'self'), is('age', 'adult'))),
          },
          { value: 'options', label: 'form.wishes.options' },
          { value: 'police', label: 'form.wishes.police', hint: 'form.wishes.police_hint' },
        ],
      },
      ...PLACE,
    ],
    canSend: true,
  },
  {
    id: 'found-end',
    page: 54,
    part: 4,
    title: 'form.last.title',
    when: FOUND,
    blocks: [
      { type: 'heading', text: 'form.first_steps.title', when: any(ADVICE, FOUND_KNOWN) },
      { type: 'first_steps', when: any(ADVICE, FOUND_KNOWN) },
      { type: 'note', text: 'form.duty.not_police', when: OWN_DUTY },
      { type: 'guide_numbers', when: any(ADVICE, FOUND_KNOWN) },
      { type: 'text', text: 'form.advice.leave', when: ADVICE },
    ],
    questions: [
      {
        id: 'foundMore',
        type: 'long_text',
        max: 4_000,
        label: 'form.found_child.more',
        hint: 'form.found_child.more_hint',
        matters: true,
      },
      ...PLACE,
    ],
    canLeave: ADVICE,
  },
];
