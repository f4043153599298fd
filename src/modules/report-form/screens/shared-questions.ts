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

/** The kinds of report, as conditions. Who says "something I saw" is not asked again what is happening. */
export const FOUND = any(is('about', 'saw'), is('happening', 'found'));
export const NOT_FOUND = not(FOUND);
export const THREATENED = all(NOT_FOUND, is('happening', 'threatened'));
export const SHARED = all(NOT_FOUND, is('happening', 'shared'));
export const OTHER = all(NOT_FOUND, is('happening', 'other'));

/** Whoever does not say that they are 18 or over is treated as under 18. */
export const UNDER_18 = not(is('age', 'adult'));
export const UNDER_13 = is('age', 'under_13');
/** The report concerns somebody under 18, now or in the pictures. */
export const CONCERNS_CHILD = any(FOUND, UNDER_18, is('picturesUnder18', 'yes', 'not_sure'));
/** The person themselves is under 18, or was in the pictures, or does not say: the same test as triage's. */
const PERSON_UNDER_18 = all(NOT_FOUND, any(UNDER_18, is('picturesUnder18', 'yes', 'not_sure')));
/** Where "the child is never the offender" is said of what the law may require. */
export const CHILD_BEFORE_LAW = PERSON_UNDER_18;
/** Where it is said of pictures that were sent, or that are out, whoever sent them. */
export const CHILD_SENT_PICTURES = all(PERSON_UNDER_18, any(is('sentPictures', 'yes'), SHARED));
export const KNOWS_OFFENDER = is('offender', 'partner', 'known');

/** As a form sends them, all lines together fit into a body beside a short field, whatever the script (12 bytes for an emoji). */
export const LINES = { type: 'lines', max: 2083, lines: 20, whole: 5_000 } as const;
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
