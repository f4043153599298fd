import { DefinitionKind, type Definition } from '../../platform/definitions/index.js';

/**
 * Whose cases a measure divides: all that a desk received in a week, or those of them that turned out to be no counselling (tests,
 * pranks, abuse of the helpdesk). The second are in no figure of the first.
 */
export const POPULATIONS = ['received', 'set_aside'] as const;
export type Population = (typeof POPULATIONS)[number];

/** One way to divide the cases of a population: each case falls into exactly one category. */
export interface Measure extends Definition {
  readonly population: Population;
  /** Every category that there is, in the order of the screen; `languages`: those of the helpdesk. */
  readonly categories: readonly string[] | 'languages';
  /**
   * The category of a case: an SQL expression of type text over its row `c`, of which the open facts are there
   * (`InsightRepository.count`): nothing that is sealed. What it gives beside
   * `categories` is counted as `other`.
   */
  readonly of: string;
  /** Nothing can fall outside of `categories`. */
  readonly closed?: true;
  /** Categories that hold the same cases as some of another measure: whoever sees both knows that their sums are equal. */
  readonly sameAs?: {
    readonly measure: string;
    readonly groups: readonly { readonly own: readonly string[]; readonly theirs: readonly string[] }[];
  };
}

export const MEASURES = new DefinitionKind<Measure>('measure');

/**
 * Defines a table of the weekly figures. A module registers it with `registers(..)` in web and worker: it is then counted, rounded and
 * shown like the others, from the next week that is published on.
 */
export function defineMeasure(measure: Measure): Measure {
  return MEASURES.define({ ...measure });
}

/** The category of what no other category names. */
export const OTHER = 'other';
