import { all, is, not } from '../conditions.js';
import type { Condition, Screen } from '../form.types.js';
import {
  CHILD_SENT_PICTURES,
  KNOWS_OFFENDER,
  LINES,
  OFFENDER,
  SHORT,
  THREATENED,
  UNDER_13,
  YES_NO,
  YES_NO_UNSURE,
} from './shared-questions.js';

/** A child under 13 is asked less: who wants what, and who it is, waits for a helper. */
const THREATENED_FROM_13 = all(THREATENED, not(UNDER_13));

/** Kind A, up to the question where the person writes (which kind D asks too). */
export const THREATENED_SCREENS: readonly Screen[] = [
  {
    id: 'still',
    page: 20,
    title: 'form.still.title',
    when: THREATENED,
    questions: [
      { id: 'stillHappening', type: 'radios', label: 'form.still.day', options: YES_NO_UNSURE },
      {
        id: 'timeLimit',
        type: 'radios',
        label: 'form.still.limit',
        options: [
          { value: 'today', label: 'form.still.today' },
          { value: 'day', label: 'form.still.one_day' },
          { value: 'none', label: 'form.answer.no' },
          { value: 'not_sure', label: 'form.answer.not_sure' },
        ],
      },
    ],
    canSend: true,
  },
  {
    id: 'first-steps',
    page: 21,
    title: 'form.first_steps.title',
    when: THREATENED,
    blocks: [
      { type: 'text', text: 'guidance.first.not_alone' },
      { type: 'first_steps' },
      { type: 'numbers', uses: ['child', 'emergency'], when: UNDER_13 },
    ],
    questions: [],
    canSend: true,
  },
  {
    id: 'demands',
    page: 22,
    title: 'form.demands.title',
    when: THREATENED_FROM_13,
    questions: [
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
  {
    id: 'do-not-meet',
    page: 23,
    title: 'form.do_not_meet.title',
    when: all(THREATENED_FROM_13, is('demands', 'meeting')),
    blocks: [
      { type: 'text', text: 'guidance.meeting.do_not_go' },
      { type: 'numbers', uses: ['emergency', 'child'] },
    ],
    questions: [],
    canSend: true,
  },
  {
    id: 'known',
    page: 24,
    title: 'form.known.title',
    when: THREATENED_FROM_13,
    questions: [OFFENDER],
    canSend: true,
  },
];

/** Kind A and kind D: where the person writes. */
export const WHERE = (when: Condition): Screen => ({
  id: 'where',
  page: 25,
  title: 'form.where.title',
  when,
  blocks: [{ type: 'note', text: 'guidance.known.talk_first', when: KNOWS_OFFENDER }],
  questions: [
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
    { ...SHORT, id: 'platformName', label: 'form.where.platform_name' },
    { ...LINES, id: 'handles', label: 'form.where.handles', hint: 'form.where.handles_hint' },
  ],
  canSend: true,
});

/** Kind A, after that. */
export const PAID_SCREENS: readonly Screen[] = [
  {
    id: 'paid',
    page: 26,
    title: 'form.paid.title',
    when: THREATENED,
    blocks: [{ type: 'text', text: 'guidance.paid.no_trouble' }],
    questions: [
      { id: 'paid', type: 'radios', label: 'form.paid.money', options: YES_NO },
      { id: 'sentPictures', type: 'radios', label: 'form.paid.pictures', options: YES_NO },
    ],
    canSend: true,
  },
  {
    id: 'paid-how',
    page: 27,
    title: 'form.paid_how.title',
    when: all(THREATENED, is('paid', 'yes')),
    blocks: [
      { type: 'text', text: 'guidance.paid.bank' },
      { type: 'numbers', uses: ['money'], lead: 'guidance.paid.line' },
    ],
    questions: [{ ...LINES, id: 'paidTo', label: 'form.paid_how.to', hint: 'form.paid_how.to_hint' }],
    canSend: true,
  },
  {
    id: 'shared-already',
    page: 28,
    title: 'form.shared_already.title',
    when: THREATENED,
    blocks: [{ type: 'child_never_offender', said: 'sent', when: CHILD_SENT_PICTURES }],
    questions: [{ id: 'shared', type: 'radios', label: 'form.shared_already.title', options: YES_NO_UNSURE }],
    canSend: true,
  },
];
