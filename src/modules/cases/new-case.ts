import type { AgeBand, CaseKind, Urgency } from '../vocabulary/index.js';

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
  /** Sealed under the case's staff key of epoch `cardEpoch`. */
  card: Uint8Array;
  cardEpoch: number;
  createdAt: Date;
  nextDeadlineAt: Date | null;
}
