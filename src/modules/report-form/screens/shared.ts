import { all } from '../conditions.js';
import type { Screen } from '../form.types.js';
import {
  CHILD_SENT_PICTURES,
  FROM_13,
  KNOWS_OFFENDER,
  LINKS,
  OFFENDER,
  OUT_THERE,
  SHARED,
  SHORT,
} from './shared-questions.js';

/** Kind B. */
export const SHARED_SCREENS: readonly Screen[] = [
  {
    id: 'made',
    page: 30,
    formerly: [32],
    part: 3,
    title: 'form.made.title',
    when: all(SHARED, FROM_13),
    blocks: [{ type: 'text', text: 'guidance.made.all_count' }],
    questions: [
      {
        id: 'made',
        type: 'radios',
        label: 'form.made.question',
        options: [
          { value: 'real', label: 'form.made.real' },
          { value: 'edited', label: 'form.made.edited' },
          { value: 'ai', label: 'form.made.ai' },
          { value: 'not_sure', label: 'form.answer.not_sure' },
        ],
      },
      { ...OFFENDER, label: 'form.known.who_did_it' },
    ],
    canSend: true,
  },
  {
    id: 'links',
    page: 31,
    formerly: [33],
    part: 3,
    title: 'form.links.title',
    when: OUT_THERE,
    blocks: [
      { type: 'note', text: 'guidance.known.talk_first', when: all(SHARED, KNOWS_OFFENDER) },
      { type: 'child_never_offender', said: 'sent', when: CHILD_SENT_PICTURES },
      { type: 'text', text: 'guidance.links.do_not_open' },
    ],
    questions: [
      LINKS,
      { ...SHORT, id: 'linksPlace', label: 'form.links.place', hint: 'form.links.place_hint' },
      { ...SHORT, id: 'reportedTo', label: 'form.reported.where', hint: 'form.reported.where_hint' },
      { ...SHORT, id: 'reportedNumber', label: 'form.reported.number', ltr: true },
    ],
    canSend: true,
  },
];
