import fc from 'fast-check';
import type { Facts } from '../../src/modules/triage/index.js';

type Values = { [Name in keyof Facts]: readonly Facts[Name][] };

const DEMANDS = ['money', 'pictures', 'meeting', 'relationship', 'other', 'not_sure'] as const;
const YES_NO = [true, false, null] as const;

/** Every value that each fact can have; of countries and languages a few, and of demands none, each alone, and all. */
export const FACT_VALUES: Values = {
  kind: ['threatened', 'shared', 'found', 'other'],
  about: ['self', 'other', 'saw', null],
  ageBand: ['under_13', '13_15', '16_17', 'adult', 'unsaid'],
  picturesUnder18: ['yes', 'no', 'not_sure', null],
  safety: ['safe', 'watched', 'danger', 'self_harm', null],
  stillHappening: YES_NO,
  timeLimit: ['today', 'day', 'none', 'not_sure', null],
  demands: [[], ...DEMANDS.map((demand) => [demand]), DEMANDS],
  offender: ['online', 'partner', 'known', 'not_sure', null],
  paid: YES_NO,
  sentPictures: YES_NO,
  shared: YES_NO,
  childInDanger: YES_NO,
  knowsChild: YES_NO,
  imminentDanger: YES_NO,
  meeting: ['planned', 'past', 'no', null],
  otherKind: ['pressure_on_child', 'account_taken', 'something_else', null],
  country: ['IN', 'GB', 'US', null],
  language: ['en', 'hi', 'ur'],
  partial: [true, false],
};

/** Facts of which no rule holds: an adult, safe, with something that is none of the named kinds. */
export const CALM: Facts = {
  kind: 'other',
  about: 'self',
  ageBand: 'adult',
  picturesUnder18: null,
  safety: 'safe',
  stillHappening: null,
  timeLimit: null,
  demands: [],
  offender: null,
  paid: null,
  sentPictures: null,
  shared: null,
  childInDanger: null,
  knowsChild: null,
  imminentDanger: null,
  meeting: null,
  otherKind: 'something_else',
  country: null,
  language: 'en',
  partial: false,
};

/** Any facts at all, also such as no way through the form leads to. */
export const anyFacts: fc.Arbitrary<Facts> = fc.record({
  ...(Object.fromEntries(
    Object.entries(FACT_VALUES).map(([name, values]) => [name, fc.constantFrom(...values)]),
  ) as { [Name in keyof Facts]: fc.Arbitrary<Facts[Name]> }),
  demands: fc.uniqueArray(fc.constantFrom(...DEMANDS)),
});
