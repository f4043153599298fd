import type {
  AgeBand,
  CaseKind,
  ContentOrigin,
  Meeting,
  OtherKind,
  PlatformName,
  RouteBasis,
  RouteConsequence,
} from '../../vocabulary/index.js';

/** What the router decides by. Null: not known. */
export interface RouterFacts {
  /** Of the person: ISO 3166-1 alpha-2. */
  country: string | null;
  /** Where the person lives in that country: ISO 3166-2, such as `IN-MH`. */
  state: string | null;
  /** Where pictures or the offender are. */
  platforms: readonly PlatformName[];
  /** Where the platform or the host has its seat, as far as known: ISO 3166-1 alpha-2, or `EU`. */
  hostCountries: readonly string[];
  /** Something stands on a site that has no route of its own. */
  otherHost: boolean | null;
  kind: CaseKind;
  otherKind: OtherKind | null;
  /** How old the person is now. */
  ageNow: AgeBand;
  /** How old the person was in the pictures. */
  ageThen: AgeBand;
  origin: ContentOrigin | null;
  /** The person made the pictures themselves. */
  selfMade: boolean | null;
  /** Pictures were shared. */
  shared: boolean | null;
  knownPerson: boolean | null;
  moneyLost: boolean | null;
  meeting: Meeting | null;
  /** Somebody is in danger to life or limb now. */
  danger: boolean | null;
  /** The person may hurt themselves. */
  distress: boolean | null;
  /** Who reports found it, and is not the person in it. */
  finder: boolean;
}

/** One way that a case can go. */
export interface Proposal {
  /** Of the directory. */
  recordId: string;
  /** Of that record; empty: it has no channel. */
  channelKey: string;
  /** A key of the console's catalogue. */
  reason: string;
  ruleId: string;
  basis: RouteBasis;
  /** Minutes within which it should be done; null: no such time. */
  clockMinutes: number | null;
  consequences: RouteConsequence[];
}

/** What must not be done or promised in a case. */
export interface Forbidden {
  ruleId: string;
  /** A key of the console's catalogue. */
  reason: string;
  /** The record of the directory that it is about; null: none. */
  recordId: string | null;
}

/** Where a case can go, the first first, and what is forbidden in it. */
export interface Route {
  proposals: Proposal[];
  forbidden: Forbidden[];
}
