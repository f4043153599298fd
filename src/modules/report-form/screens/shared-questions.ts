import { all, any, is, not } from '../conditions.js';
import type { Option, Question } from '../form.types.js';

export const YES_NO: readonly Option[] = [
  { value: 'yes', label: 'form.answer.yes' },
  { value: 'no', label: 'form.answer.no' },
];
export const YES_NO_UNSURE: readonly Option[] = [
  ...YES_NO,
  { value: 'not_sure', label: 'form.answer.not_sure' },
];

/** The kinds of report, as conditions. What is said to be happening goes before "something I saw". */
export const THREATENED = is('happening', 'threatened');
export const SHARED = is('happening', 'shared');
export const OTHER = is('happening', 'other');
export const FOUND = any(
  is('happening', 'found'),
  all(is('about', 'saw'), not(any(THREATENED, SHARED, OTHER))),
);
export const NOT_FOUND = not(FOUND);
/** Somebody writes for another person, or found pictures of a child whom they know. */
export const FOR_SOMEONE = is('about', 'other');
export const FOUND_KNOWN = all(FOUND, any(is('knowsChild', 'yes'), FOR_SOMEONE));

/** Whoever does not say that they are 18 or over is treated as under 18. */
export const UNDER_18 = not(is('age', 'adult'));
export const UNDER_13 = is('age', 'under_13');
export const FROM_13 = not(UNDER_13);
/** Where the page of links is asked: a child under 13 whose threat was carried out finds the question on the last one. */
export const OUT_THERE = any(SHARED, all(THREATENED, FROM_13, is('shared', 'yes')));
/** The report concerns somebody under 18, now or in the pictures. */
export const CONCERNS_CHILD = any(FOUND, UNDER_18, is('picturesUnder18', 'yes', 'not_sure'));
/** The person themselves is under 18, or was in the pictures, or does not say: the same test as triage's. */
const PERSON_UNDER_18 = all(NOT_FOUND, any(UNDER_18, is('picturesUnder18', 'yes', 'not_sure')));
/** Where "the child is never the offender" is said of what the law may require. */
export const CHILD_BEFORE_LAW = PERSON_UNDER_18;
/** Where it is said of pictures that were sent, or that are out, whoever sent them. */
export const CHILD_SENT_PICTURES = all(PERSON_UNDER_18, any(is('sentPictures', 'yes'), SHARED));
export const KNOWS_OFFENDER = is('offender', 'partner', 'known');
/** Somebody else writes about a child: the law may ask them to tell the police themselves. */
export const OWN_DUTY = all(any(FOR_SOMEONE, FOUND_KNOWN), CONCERNS_CHILD);

/**
 * As a form sends them, all lines together fit into a body beside short fields, whatever the script (12 bytes for an emoji).
 * User names, links and numbers: written from left to right in every script.
 */
export const LINES = { type: 'lines', max: 2083, lines: 20, whole: 4_500, ltr: true } as const;
export const SHORT = { type: 'text', max: 200 } as const;

/** Asked of a threat and of shared pictures alike. */
export const OFFENDER: Question = {
  id: 'offender',
  type: 'radios',
  label: 'form.known.title',
  options: [
    { value: 'online', label: 'form.known.online' },
    { value: 'partner', label: 'form.known.partner' },
    { value: 'known', label: 'form.known.known' },
    { value: 'not_sure', label: 'form.answer.not_sure' },
  ],
};

/** Asked of a threat. */
export const TIME_QUESTIONS: readonly Question[] = [
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
];

/** Asked of kind D. */
export const OTHER_QUESTIONS: readonly Question[] = [
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
];

/** Asked of a threat: what was given, and whether it was carried out. */
export const PAID = {
  id: 'paid',
  type: 'radios',
  label: 'form.paid.money',
  options: YES_NO,
} as const satisfies Question;
/** The same for a child under 13, to whom nothing is told of it before. */
export const CHILD_PAID: Question = {
  ...PAID,
  options: YES_NO.map((option) =>
    option.value === 'yes' ? { ...option, hint: 'guidance.paid.bank' } : option,
  ),
};
export const SENT_AND_SHARED: readonly Question[] = [
  { id: 'sentPictures', type: 'radios', label: 'form.paid.pictures', options: YES_NO },
  { id: 'shared', type: 'radios', label: 'form.shared_already.title', options: YES_NO_UNSURE },
];

export const LINKS: Question = {
  ...LINES,
  id: 'links',
  label: 'form.links.links',
  hint: 'form.links.links_hint',
  matters: true,
};

/** Where somebody is, and whom they know here: asked at the end of every way. */
export const PLACE: readonly Question[] = [
  { id: 'country', type: 'country', label: 'form.place.country' },
  { ...SHORT, id: 'state', label: 'form.place.state' },
  {
    id: 'keepOut',
    type: 'long_text',
    max: 500,
    label: 'form.keep_out.title',
    hint: 'form.keep_out.hint',
  },
];

/** Only these few, with the condition of each made narrower. */
export function askedWhen(when: Question['when'], questions: readonly Question[]): readonly Question[] {
  return questions.map((question) => ({ ...question, ...(when && { when }) }));
}
