import { contentOf, defineEntryKind, type Entry, searchedAs } from '../entries/index.js';

/** Why somebody of the staff decided as they did: for the desk alone. */
export interface DutyReasonContent {
  decisionId: string;
  stage: 'decided' | 'confirmed' | 'rejected';
  text: string;
  /** The lawful reason for which the reporter is not told yet; null: they are told. */
  withheldBecause: string | null;
}

/** What the reporter is told beforehand. Under the thread's key from the start: a page that is not to show it yet leaves it out. */
export interface DutyToldContent {
  decisionId: string;
  recipient: string;
  language: string;
  words: string;
}

export const dutyReasonEntry = defineEntryKind<DutyReasonContent>({
  name: 'duty_reason',
  key: 'staff',
  aside: true,
  searched: ({ text }) => searchedAs('consent', text),
});
export const dutyToldEntry = defineEntryKind<DutyToldContent>({
  name: 'duty_told',
  key: 'thread',
  aside: true,
  searched: ({ recipient, words }) => searchedAs('consent', recipient, words),
});

/** What a chain says of one decision. `reasons`: the first first; empty for the reporter. */
export interface WrittenDuty {
  told: DutyToldContent | null;
  reasons: readonly DutyReasonContent[];
}

/** The decisions in a chain, by the id of their row. Pure. */
export function dutiesIn(entries: readonly Entry[]): Map<string, WrittenDuty> {
  const found = new Map<string, WrittenDuty>();
  const of = (id: string): WrittenDuty => found.get(id) ?? { told: null, reasons: [] };
  for (const entry of entries) {
    const told = contentOf(entry, dutyToldEntry);
    if (told) found.set(told.decisionId, { ...of(told.decisionId), told });
    const reason = contentOf(entry, dutyReasonEntry);
    if (reason) {
      const before = of(reason.decisionId);
      found.set(reason.decisionId, { ...before, reasons: [...before.reasons, reason] });
    }
  }
  return found;
}
