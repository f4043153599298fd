import type { AgeBand, CaseKind, ExclusionState, Urgency } from '../vocabulary/index.js';

/** A case as the intake hands it over. Times are rounded down to the minute. */
export interface NewCase {
  id: string;
  reference: string;
  kind: CaseKind;
  urgency: Urgency;
  playbook: string;
  ageBand: AgeBand;
  country: string | null;
  language: string;
  deskId: string;
  /** Members of staff who must not have the case. */
  excluded: readonly string[];
  exclusion: ExclusionState;
  /** The keys of what was typed, by which somebody who joins later is found; kept as tags. */
  exclusionWords: Iterable<string>;
  /** Sealed under the case's staff key of epoch `cardEpoch`. */
  card: Uint8Array;
  cardEpoch: number;
  createdAt: Date;
  nextDeadlineAt: Date | null;
}
