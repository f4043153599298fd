export const REVIEW_STATES = ['to_be_reviewed', 'reviewed'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** Where a safety text comes from and who has looked at it. Every text of the area `guidance` has one, in every language. */
export interface Review {
  /** The page, law or guide that the advice follows. */
  source: string;
  /** Raised by one whenever the words change. */
  version: number;
  /** `reviewed`: a native speaker who works with children has read these very words. */
  state: ReviewState;
  /** The first 8 hexadecimal digits of the SHA-256 of the words, so that changed words cannot keep an old review. */
  words: string;
}

/** Whether a value read from reviews.json is a review. */
export function isReview(value: unknown): value is Review {
  if (typeof value !== 'object' || value === null) return false;
  const { source, version, state, words } = value as Record<string, unknown>;
  const states: readonly unknown[] = REVIEW_STATES;
  return (
    typeof source === 'string' &&
    source !== '' &&
    Number.isInteger(version) &&
    states.includes(state) &&
    typeof words === 'string'
  );
}
