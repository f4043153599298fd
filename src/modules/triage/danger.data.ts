import type { Facts } from './facts.js';
import type { Demand } from '../vocabulary/index.js';

type OneOf = Exclude<keyof Facts, 'demands'>;

/** The answers to one question by how much danger they tell of: the least first, answers of like danger side by side. */
export type Ladder = {
  [Name in OneOf]: { fact: Name; rungs: readonly (readonly Facts[Name][])[] };
}[OneOf];

/**
 * Every step up a ladder tells of more danger, and none may make a case less urgent. Facts that tell of none (who writes, where,
 * in which language) have no ladder. `found` is on none: what a finder saw is another matter than what is done to a person.
 */
export const LADDERS: readonly Ladder[] = [
  { fact: 'kind', rungs: [['other'], ['shared'], ['threatened']] },
  { fact: 'ageBand', rungs: [['adult'], ['unsaid'], ['16_17'], ['13_15'], ['under_13']] },
  { fact: 'picturesUnder18', rungs: [[null, 'no'], ['not_sure'], ['yes']] },
  { fact: 'safety', rungs: [[null, 'safe'], ['watched'], ['danger', 'self_harm']] },
  { fact: 'stillHappening', rungs: [[null, false], [true]] },
  { fact: 'timeLimit', rungs: [[null, 'none', 'not_sure'], ['day'], ['today']] },
  {
    fact: 'offender',
    rungs: [
      [null, 'online', 'not_sure'],
      ['partner', 'known'],
    ],
  },
  { fact: 'paid', rungs: [[null, false], [true]] },
  { fact: 'sentPictures', rungs: [[null, false], [true]] },
  { fact: 'shared', rungs: [[null, false], [true]] },
  { fact: 'childInDanger', rungs: [[null, false], [true]] },
  { fact: 'imminentDanger', rungs: [[null, false], [true]] },
  { fact: 'knowsChild', rungs: [[null, false], [true]] },
  { fact: 'meeting', rungs: [[null, 'no'], ['past'], ['planned']] },
  { fact: 'otherKind', rungs: [[null, 'something_else'], ['account_taken'], ['pressure_on_child']] },
];

/** One more of these is a step towards danger too. */
export const DANGEROUS_DEMANDS: readonly Demand[] = ['money', 'pictures', 'meeting', 'relationship', 'other'];
