/** What the reporter's choices say, without a word they typed. Null: not asked, or not answered. */
export interface Facts {
  kind: 'threatened' | 'shared' | 'found' | 'other';
  about: 'self' | 'other' | 'saw' | null;
  ageBand: 'under_13' | '13_15' | '16_17' | 'adult' | 'unsaid';
  picturesUnder18: 'yes' | 'no' | 'not_sure' | null;
  safety: 'safe' | 'watched' | 'danger' | 'self_harm' | null;
  stillHappening: boolean | null;
  timeLimit: 'today' | 'day' | 'none' | 'not_sure' | null;
  demands: readonly Demand[];
  offender: 'online' | 'partner' | 'known' | 'not_sure' | null;
  paid: boolean | null;
  sentPictures: boolean | null;
  shared: boolean | null;
  childInDanger: boolean | null;
  knowsChild: boolean | null;
  meeting: 'planned' | 'past' | 'no' | null;
  otherKind: 'pressure_on_child' | 'account_taken' | 'something_else' | null;
  /** ISO 3166-1 alpha-2: the one chosen, or else the one that the pages showed numbers of; null for "another country". */
  country: string | null;
  /** BCP 47 tag of the language the report was written in. */
  language: string;
  partial: boolean;
}

export type Demand = 'money' | 'pictures' | 'meeting' | 'relationship' | 'other' | 'not_sure';
