import { contentOf, EntryError, reportEntry, type Entry } from '../entries/index.js';
import { answersIn } from '../reporter-additions/index.js';
import { factsOf } from '../report-form/index.js';
import type { Facts } from '../triage/index.js';
import { NO_STAFF_FACTS, staffFactsEntry, type StaffFactsContent } from './staff-facts.definitions.js';
import { factsWith } from './staff-facts.policy.js';

/** The kind of the entries in which staff set facts. */
export const STAFF_FACTS_KIND = staffFactsEntry.name;

/**
 * What is known of a case now: what the report says, with what staff found out in its place. Pure.
 *
 * @param entries - of the case, opened
 * @throws ENTRIES_TAMPERED
 */
export function knownFacts(entries: readonly Entry[]): Facts {
  return factsWith(reportedIn(entries), stateOf(newestOf(entries)));
}

/** The newest entry of what staff set. */
export function newestOf(entries: readonly Entry[]): Entry | undefined {
  return entries.findLast(({ kind }) => kind === staffFactsEntry.name);
}

/** What staff set, by that entry. */
export function stateOf(entry: Entry | undefined): StaffFactsContent {
  return (entry && contentOf(entry, staffFactsEntry)) ?? NO_STAFF_FACTS;
}

/** What the report says. @throws ENTRIES_TAMPERED */
export function reportedIn([first]: readonly Entry[]): Facts {
  const report = first && contentOf(first, reportEntry);
  if (!report) throw new EntryError('ENTRIES_TAMPERED');
  const { country, language, partial } = report;
  return factsOf(answersIn(report), { country, language, partial });
}
