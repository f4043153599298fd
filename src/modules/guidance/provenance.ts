/** What is known of a fact that is shown to people: until a person has verified it, it is shown as "to be verified". */
export interface Provenance {
  source: string;
  confidence: 'high' | 'medium' | 'low';
  /** ISO date on which it was last looked at. */
  checkedOn: string;
  /** Whether a person has called or opened it, or read the law, and confirmed it. */
  verified: boolean;
}

/** Nothing has been verified yet; most of it was last looked at on this day. */
export const UNVERIFIED = { checkedOn: '2026-11-24', verified: false } as const;
/** What was added or corrected since. */
export const UNVERIFIED_SINCE = { checkedOn: '2026-11-30', verified: false } as const;
