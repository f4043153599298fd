import { PAYMENTS } from './payments.js';
import { PEOPLE } from './people.js';
import { PLACES } from './places.js';
import type { MatchingGroup } from './group.js';

export type { MatchingGroup } from './group.js';

/** The matching table: ways to write one thing, by the value under which it is found again. */
export const MATCHING: readonly MatchingGroup[] = [...PEOPLE, ...PAYMENTS, ...PLACES];
