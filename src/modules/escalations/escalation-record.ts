import { constantTimeEqual } from '../../platform/crypto/index.js';
import { contentOf, EntryError, type Entry } from '../entries/index.js';
import {
  escalationNoteEntry,
  packageEntry,
  type EscalationNote,
  type PackageContent,
} from './escalation.definitions.js';
import type { EscalationRow } from './escalation.repository.js';
import { digestOf } from './package.js';

/** The present version of a package, with who signed it. */
export interface SignedPackage extends PackageContent {
  authorId: string;
}

/** A note about it, with who signed it. */
export interface SignedNote extends EscalationNote {
  by: string;
  at: Date;
}

/**
 * The present version of a package as its author signed it. A row that says anything else was changed behind the helpdesk. Pure.
 *
 * @param entries - of the case, verified
 * @throws ENTRIES_TAMPERED
 */
export function packageIn(entries: readonly Entry[], row: EscalationRow): SignedPackage {
  const entry = entries.find(({ id }) => id === row.entryId);
  const content = entry ? contentOf(entry, packageEntry) : null;
  if (
    !entry?.authorId ||
    content?.escalationId !== row.id ||
    content.version !== row.version ||
    !constantTimeEqual(Buffer.from(digestOf(content.text), 'hex'), row.digest)
  )
    throw new EntryError('ENTRIES_TAMPERED');
  return { ...content, authorId: entry.authorId };
}

/** What was noted of a package, the oldest first. Pure. */
export function notesIn(entries: readonly Entry[], escalationId: string): SignedNote[] {
  return entries.flatMap((entry) => {
    const note = contentOf(entry, escalationNoteEntry);
    if (note?.escalationId !== escalationId || entry.authorId === null) return [];
    return [{ ...note, by: entry.authorId, at: entry.createdAt }];
  });
}

/** Who approved exactly these bytes and is not who wrote them; null: nobody, or it was sent back since. Pure. */
export function approverIn(entries: readonly Entry[], row: EscalationRow): string | null {
  return approvalIn(entries, row)?.by ?? null;
}

/** The note by which a second person approved exactly these bytes; null: nobody did, or it was sent back since. Pure. */
export function approvalIn(entries: readonly Entry[], row: EscalationRow): SignedNote | null {
  const decided = notesIn(entries, row.id).filter(({ what }) => what === 'approve' || what === 'return');
  const last = decided.at(-1);
  if (last?.what !== 'approve' || last.digest !== hex(row.digest)) return null;
  return last.by === packageIn(entries, row).authorId ? null : last;
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
