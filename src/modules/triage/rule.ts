import type { Mark, Playbook, Urgency } from '../vocabulary/index.js';
import type { Condition } from './conditions.js';

/** Where the fact behind a rule comes from. How urgent it makes a case is always a decision of this project. */
export interface Source {
  title: string;
  url?: string;
  /** The day on which it was last looked at, as YYYY-MM-DD. */
  checkedOn: string;
  /** Low: one secondary source, or an excerpt; a person has to verify it. */
  confidence: 'high' | 'low';
}

/**
 * One rule, as data. The reason that staff read is the text `reason.<id>` of the console's catalogue, and the id is part of
 * sealed cards: it is never given to another rule.
 */
export interface Rule {
  id: string;
  when: Condition;
  urgency?: Urgency;
  playbook?: Playbook;
  marks?: readonly Mark[];
  /**
   * The most minutes that a clock may have, where the case's urgency gives it more. The clock stands in the clear beside the
   * urgency, so a number that one rule alone sets tells whoever reads the database that this rule held.
   */
  clocks?: { firstAnswer: number };
  /** Null: nothing is claimed that would need one. */
  source: Source | null;
}
