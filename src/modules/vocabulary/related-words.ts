/** By what two cases can be of one offender, the surest first. `name` and `domain` are weak: many people may share them. */
export const RELATED_KINDS = [
  /** The number or key of an account, with its platform. */
  'account',
  /** A user name, with its platform. */
  'handle',
  'phone',
  'email',
  /** Where money went: a bank account, UPI address or wallet. */
  'payment',
  /** The very same link. */
  'place',
  /** The same user name on another platform, or a name that many may show. */
  'name',
  /** Other links on the same site. */
  'domain',
] as const;
export type RelatedKind = (typeof RELATED_KINDS)[number];

export const RELATED_STRENGTHS = ['strong', 'weak'] as const;
export type RelatedStrength = (typeof RELATED_STRENGTHS)[number];

/** What a person said of two cases: of one offender, of two, or that it cannot be told. */
export const RELATED_VERDICTS = ['same', 'different', 'unknown'] as const;
export type RelatedVerdict = (typeof RELATED_VERDICTS)[number];
