import { presentPerson, type Names } from '../cases/index.js';
import {
  reportEntry,
  type Entry,
  type EntryKey,
  type ReporterRead,
  type TextContent,
} from '../entries/index.js';
import type {
  CaseEntryDto,
  DraftsDto,
  DraftVersionDto,
  DraftVersionsDto,
  EntryReaders,
} from './dto/case-entry.dto.js';
import type { KeptDraft } from './kept-draft.js';
import type { OpenedDrafts } from './staff-drafts.service.js';

const READERS = { thread: 'reporter_and_desk', staff: 'desk' } as const satisfies Record<
  EntryKey,
  EntryReaders
>;

/**
 * An entry with its text where it has one; of the report, and of what does not open here, only that it is there.
 *
 * @param reads - in the order of the thread; left out for an entry that was just written
 */
export function presentEntry(entry: Entry, names: Names, reads: readonly ReporterRead[] = []): CaseEntryDto {
  const isAnswer = entry.author === 'staff' && entry.key === 'thread';
  const read = isAnswer ? reads.find(({ upTo }) => upTo >= entry.sequence) : undefined;
  const name = entry.authorId === null ? null : presentPerson(entry.authorId, names).name;
  const content = entry.kind === reportEntry.name ? null : (entry.value as Partial<TextContent> | null);
  return {
    id: entry.id,
    sequence: entry.sequence,
    kind: entry.kind,
    author: { type: entry.author, name },
    readBy: entry.key && READERS[entry.key],
    aside: entry.aside,
    createdAt: entry.createdAt.toISOString(),
    wasRead: isAnswer ? read !== undefined : null,
    readOn: read?.day ?? null,
    text: typeof content?.text === 'string' ? content.text : null,
  };
}

/** What the caller has typed and not sent, and which versions of it. */
export function presentDrafts({ message, note }: OpenedDrafts): {
  drafts: DraftsDto;
  draftVersions: DraftVersionsDto;
} {
  return {
    drafts: { message: message?.text ?? null, note: note?.text ?? null },
    draftVersions: { message: versionOf(message), note: versionOf(note) },
  };
}

function versionOf(kept: KeptDraft | null): DraftVersionDto | null {
  if (kept === null) return null;
  const { revision, older } = kept;
  return { revision, older: older && { text: older.text, revision: older.revision } };
}
