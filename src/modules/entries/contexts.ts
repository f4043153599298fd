import {
  NO_PREVIOUS,
  type CaseGrantContext,
  type ReporterGrantContext,
  type SealContext,
} from '../../platform/crypto/index.js';
import type { EntryEntity } from './entry.entity.js';

/** What an entry is bound to: its row, its place in the chain, its author and its key. */
export function entryContext(
  entry: Pick<EntryEntity, 'id' | 'caseId' | 'kind' | 'author' | 'authorId' | 'keyEpoch' | 'sequence'>,
  previousHash: Uint8Array,
): SealContext {
  return {
    table: 'entries',
    caseId: entry.caseId,
    rowId: entry.id,
    kind: entry.kind,
    author: entry.authorId === null ? entry.author : `${entry.author}:${entry.authorId}`,
    keyEpoch: entry.keyEpoch,
    sequence: entry.sequence,
    previousHash,
  };
}

/** A card is sealed under the case's key at intake and wrapped anew under the desk's when the desk first reads it. */
export function cardContext(caseId: string, wrap: 'case' | 'desk', epoch: number): SealContext {
  return {
    table: 'cases',
    caseId,
    rowId: caseId,
    kind: wrap === 'case' ? 'card' : 'card-desk',
    author: 'system',
    keyEpoch: epoch,
    sequence: 0,
    previousHash: NO_PREVIOUS,
  };
}

/** The grant of a case's key to a desk: each has epochs of its own. */
export function caseGrantContext(
  caseId: string,
  keyEpoch: number,
  desk: { id: string; epoch: number },
): CaseGrantContext {
  return {
    subject: 'case',
    subjectId: caseId,
    holder: `desk:${desk.id}`,
    epoch: keyEpoch,
    holderEpoch: desk.epoch,
  };
}

/** The grant of a case's thread key to its reporter, whose key has no epochs. */
export function reporterGrantContext(caseId: string, keyEpoch: number): ReporterGrantContext {
  return { subject: 'case', subjectId: caseId, holder: 'reporter', epoch: keyEpoch, holderEpoch: 0 };
}

/**
 * How the key of a case leads to the one before it: `thread`, under the new thread key; `staff`, under the new staff key; and
 * `forward`, from the thread key before to the new one, for a reporter whose public key is not known. `epoch`: of the new key.
 */
export function linkContext(
  caseId: string,
  which: 'thread' | 'staff' | 'forward',
  epoch: number,
): SealContext {
  return {
    table: 'case_key_links',
    caseId,
    rowId: caseId,
    kind: which,
    author: 'system',
    keyEpoch: epoch,
    sequence: 0,
    previousHash: NO_PREVIOUS,
  };
}
