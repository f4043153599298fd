/**
 * The sealed side of a case: its keys and grants, and the chain of entries (report, messages, notes) that nobody can
 * move, swap, drop or alter unseen. Source of the formats: docs/adr/0001-sealing.md.
 */
export { CaseKeys } from './case-keys.js';
export { keysAt, type EpochKeys, type OpenCase } from './open-case.js';
export { contentOf, Entries, type Entry, type NewEntry } from './entries.service.js';
export { EntriesModule } from './entries.module.js';
export type { ReporterRead } from './entry.repository.js';
export { EntryError } from './entry.errors.js';
export {
  defineEntryKind,
  ENTRY_KINDS,
  reportEntry,
  searchedAnswers,
  searchedAs,
  type EntryKey,
  type EntryKind,
  type SearchedText,
} from './entry-kind.js';
export { GrantTransfer, type GrantedDesk, type MovedWithCase } from './grant-transfer.js';
export { Tampering } from './tampering.js';
export { NewCaseSealer, type NewCaseContent, type SealedCase } from './new-case.js';
export { cardContext, caseGrantContext, reporterGrantContext } from './contexts.js';
export {
  asJson,
  type CardContent,
  type ReportAnswer,
  type ReportDocument,
  type TakenReport,
  type TextContent,
} from './contents.js';
