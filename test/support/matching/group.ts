/** Ways to write one and the same thing: every text of a group gives the same values, and no other group gives any of them. */
export interface MatchingGroup {
  field: 'handles' | 'paidTo' | 'links';
  /** What was chosen as the place where the offender was met. */
  platform?: string;
  /** What the texts have in common, as `type value`. */
  value: string;
  texts: readonly string[];
}
