import type {
  About,
  AgeBand,
  CaseKind,
  Demand,
  Meeting,
  Offender,
  OtherKind,
  Safety,
  TimeLimit,
  Under18Answer,
} from '../vocabulary/index.js';

/** What the reporter's choices say, without a word they typed. Null: not asked, or not answered. */
export interface Facts {
  kind: CaseKind;
  about: About | null;
  ageBand: AgeBand;
  picturesUnder18: Under18Answer | null;
  safety: Safety | null;
  stillHappening: boolean | null;
  timeLimit: TimeLimit | null;
  demands: readonly Demand[];
  offender: Offender | null;
  paid: boolean | null;
  sentPictures: boolean | null;
  shared: boolean | null;
  childInDanger: boolean | null;
  knowsChild: boolean | null;
  /** What staff found out later; a report never says it. */
  imminentDanger: boolean | null;
  meeting: Meeting | null;
  otherKind: OtherKind | null;
  /** ISO 3166-1 alpha-2: the one chosen, or else the one that the pages showed numbers of; null for "another country". */
  country: string | null;
  /** BCP 47 tag of the language the report was written in. */
  language: string;
  partial: boolean;
}
