import type { AgeBand, CaseKind } from '../vocabulary/index.js';
import type { GuideKind, GuideReader } from './guides.data.js';
import type { Situation } from './situation.js';

const AGES: Readonly<Record<GuideReader, AgeBand>> = {
  child: 'under_13',
  young: '13_15',
  adult: 'adult',
  parent: 'unsaid',
  teacher: 'unsaid',
  friend: 'unsaid',
  saw: 'unsaid',
};
const KINDS: Readonly<Record<GuideKind, CaseKind>> = {
  threatened: 'threatened',
  shared: 'shared',
  found: 'found',
  pressure: 'other',
  account: 'other',
  other: 'other',
};

/** What a reader says of themselves by opening a guide; without a kind, by choosing who they are. */
export function guideSituation(reader: GuideReader, kind: GuideKind | null): Situation {
  const self = reader === 'child' || reader === 'young' || reader === 'adult';
  return {
    about: self ? 'self' : reader === 'saw' ? 'saw' : 'other',
    kind: kind && KINDS[kind],
    ageBand: AGES[reader],
    safety: null,
  };
}
