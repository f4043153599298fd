import { all, any, is, not } from '../conditions.js';
import type { Screen } from '../form.types.js';
import {
  CHILD_SENT_PICTURES,
  KNOWS_OFFENDER,
  LINES,
  OFFENDER,
  SHARED,
  SHORT,
  THREATENED,
  UNDER_13,
} from './shared-questions.js';

const SHARED_FROM_13 = all(SHARED, not(UNDER_13));
/** A threat that was carried out leads to the questions about links. */
const OUT_THERE = any(SHARED, all(THREATENED, is('shared', 'yes')));

/** Kind B. */
export const SHARED_SCREENS: readonly Screen[] = [
  {
    id: 'made',
    page: 30,
    title: 'form.made.title',
    when: SHARED_FROM_13,
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
    ],
    canSend: true,
  },
  {
    id: 'links',
    page: 31,
    title: 'form.links.title',
    when: OUT_THERE,
    blocks: [
      { type: 'child_never_offender', said: 'sent', when: all(SHARED, CHILD_SENT_PICTURES) },
      { type: 'text', text: 'guidance.links.do_not_open' },
    ],
    questions: [
      { ...LINES, id: 'links', label: 'form.links.links', hint: 'form.links.links_hint' },
      { ...SHORT, id: 'linksPlace', label: 'form.links.place', hint: 'form.links.place_hint' },
    ],
    canSend: true,
  },
  {
    id: 'who-shared',
    page: 32,
    title: 'form.known.who_did_it',
    when: SHARED_FROM_13,
    questions: [{ ...OFFENDER, label: 'form.known.who_did_it' }],
    canSend: true,
  },
  {
    id: 'reported',
    page: 33,
    title: 'form.reported.title',
    when: OUT_THERE,
    blocks: [{ type: 'note', text: 'guidance.known.talk_first', when: all(SHARED, KNOWS_OFFENDER) }],
    questions: [
      { ...SHORT, id: 'reportedTo', label: 'form.reported.where', hint: 'form.reported.where_hint' },
      { ...SHORT, id: 'reportedNumber', label: 'form.reported.number' },
    ],
    canSend: true,
  },
];
