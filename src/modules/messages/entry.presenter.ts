import { presentPerson, type Names } from '../cases/index.js';
import { reportEntry, type Entry, type EntryKey, type TextContent } from '../entries/index.js';
import type { CaseEntryDto, EntryReaders } from './dto/case-entry.dto.js';

const READERS = { thread: 'reporter_and_desk', staff: 'desk' } as const satisfies Record<
  EntryKey,
  EntryReaders
>;

/** An entry with its text where it has one; of the report, and of what does not open here, only that it is there. */
export function presentEntry(entry: Entry, names: Names): CaseEntryDto {
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
    text: typeof content?.text === 'string' ? content.text : null,
  };
}
