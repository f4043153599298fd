import { all, any, is } from '../conditions.js';
import type { Screen } from '../form.types.js';
import {
  askedWhen,
  CHILD_PAID,
  FROM_13,
  LINES,
  OFFENDER,
  OTHER,
  PAID,
  SENT_AND_SHARED,
  SHORT,
  THREATENED,
  TIME_QUESTIONS,
  UNDER_13,
  UNDER_18,
} from './shared-questions.js';

/** A child under 13 is asked less: who wants what, and who it is, waits for a helper. */
const THREATENED_FROM_13 = all(THREATENED, FROM_13);
const THREATENED_UNDER_13 = all(THREATENED, UNDER_13);
const MEETING = any(is('demands', 'meeting'), is('meeting', 'planned'));

/** Kind A. */
export const THREATENED_SCREENS: readonly Screen[] = [
  {
    id: 'still',
    page: 20,
    formerly: [22],
    part: 3,
    title: 'form.still.title',
    when: THREATENED_FROM_13,
    questions: [
      ...TIME_QUESTIONS,
      {
        id: 'demands',
        type: 'checkboxes',
        label: 'form.demands.title',
        hint: 'form.demands.hint',
        options: [
          { value: 'money', label: 'form.demands.money' },
          { value: 'pictures', label: 'form.demands.pictures' },
          { value: 'meeting', label: 'form.demands.meeting' },
          { value: 'relationship', label: 'form.demands.relationship' },
          { value: 'other', label: 'form.demands.other' },
          { value: 'not_sure', label: 'form.answer.not_sure' },
        ],
      },
    ],
    canSend: true,
  },
];

/** Kinds A and D: who it is, and where they write. */
export const WHERE_SCREENS: readonly Screen[] = [
  {
    id: 'where',
    page: 25,
    formerly: [23, 24],
    part: 3,
    title: 'form.where.title',
    when: any(THREATENED, OTHER),
    blocks: [
      { type: 'warning', text: 'guidance.meeting.do_not_go', when: MEETING },
      { type: 'numbers', uses: ['emergency', 'child'], when: all(MEETING, UNDER_18) },
      { type: 'numbers', uses: ['emergency', 'women'], when: all(MEETING, is('age', 'adult')) },
      { type: 'text', text: 'guidance.paid.no_trouble', when: THREATENED_UNDER_13 },
    ],
    questions: [
      { ...OFFENDER, when: THREATENED_FROM_13 },
      {
        id: 'platform',
        type: 'radios',
        label: 'form.where.platform',
        options: [
          { value: 'whatsapp', label: 'form.platform.whatsapp' },
          { value: 'instagram', label: 'form.platform.instagram' },
          { value: 'snapchat', label: 'form.platform.snapchat' },
          { value: 'telegram', label: 'form.platform.telegram' },
          { value: 'facebook', label: 'form.platform.facebook' },
          { value: 'discord', label: 'form.platform.discord' },
          { value: 'x', label: 'form.platform.x' },
          { value: 'other', label: 'form.platform.other' },
        ],
      },
      { ...SHORT, id: 'platformName', label: 'form.where.platform_name', hint: 'form.where.platform_hint' },
      {
        ...LINES,
        id: 'handles',
        label: 'form.where.handles',
        hint: 'form.where.handles_hint',
        matters: true,
      },
      ...askedWhen(THREATENED_UNDER_13, [CHILD_PAID, ...SENT_AND_SHARED]),
    ],
    canSend: true,
  },
  {
    id: 'paid',
    page: 26,
    formerly: [27, 28],
    part: 3,
    title: 'form.paid.title',
    when: THREATENED_FROM_13,
    blocks: [
      { type: 'note', text: 'guidance.known.talk_first', when: is('offender', 'partner', 'known') },
      { type: 'text', text: 'guidance.paid.no_trouble' },
      { type: 'text', text: 'guidance.step.paid' },
      { type: 'numbers', uses: ['money'], lead: 'guidance.paid.line' },
    ],
    questions: [
      PAID,
      { ...LINES, id: 'paidTo', label: 'form.paid_how.to', hint: 'form.paid_how.to_hint' },
      ...SENT_AND_SHARED,
    ],
    canSend: true,
  },
];
