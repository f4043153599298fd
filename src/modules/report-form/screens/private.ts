import { all, any, is, not } from '../conditions.js';
import type { Screen } from '../form.types.js';
import {
  CHILD_BEFORE_LAW,
  CONCERNS_CHILD,
  FOR_SOMEONE,
  FOUND_KNOWN,
  NOT_FOUND,
  OWN_DUTY,
  SHARED,
  THREATENED,
  YES_NO,
} from './shared-questions.js';

/**
 * Screen 6: who reads this and what cannot be kept secret, told before anything is asked that says who someone is; and the pages
 * of advice, which lead nowhere but on.
 */
export const PRIVATE_SCREENS: readonly Screen[] = [
  {
    id: 'private',
    page: 13,
    formerly: [6],
    part: 2,
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
        id: 'relation',
        type: 'radios',
        label: 'form.relation.who',
        when: any(FOR_SOMEONE, FOUND_KNOWN),
        options: [
          { value: 'my_child', label: 'form.relation.my_child' },
          { value: 'family', label: 'form.relation.family' },
          { value: 'friend', label: 'form.relation.friend' },
          { value: 'pupil', label: 'form.relation.pupil' },
          { value: 'someone_else', label: 'form.relation.someone_else' },
        ],
      },
      {
        id: 'theyKnow',
        type: 'radios',
        label: 'form.relation.they_know',
        when: FOR_SOMEONE,
        options: YES_NO,
      },
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
  },
  {
    id: 'advice',
    page: 14,
    part: 2,
    title: 'form.advice.title',
    when: all(is('way', 'advice'), NOT_FOUND),
    blocks: [
      { type: 'text', text: 'guidance.first.not_alone' },
      { type: 'first_steps' },
      { type: 'note', text: 'form.duty.not_police', when: OWN_DUTY },
      { type: 'removal' },
      { type: 'heading', text: 'site.help.numbers' },
      { type: 'guide_numbers' },
      { type: 'text', text: 'form.advice.leave' },
    ],
    questions: [],
    button: 'form.advice.button',
    canLeave: is('way', 'advice'),
  },
  {
    id: 'first-steps',
    page: 21,
    part: 2,
    title: 'form.first_steps.title',
    when: all(any(THREATENED, SHARED), not(is('way', 'advice'))),
    blocks: [
      { type: 'text', text: 'guidance.first.not_alone' },
      { type: 'first_steps' },
      { type: 'note', text: 'form.duty.not_police', when: OWN_DUTY },
      { type: 'removal' },
      { type: 'guide_numbers' },
    ],
    questions: [],
  },
];
