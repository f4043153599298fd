import { presentPerson, type Names } from '../cases/index.js';
import type { Entry, TextContent } from '../entries/index.js';
import type { CaseEntryDto } from './dto/case-entry.dto.js';

/** A message or note with its text; of the report only that it is there. */
export function presentEntry(entry: Entry, names: Names): CaseEntryDto {
  const name = entry.authorId === null ? null : presentPerson(entry.authorId, names).name;
  const text = entry.kind === 'report' ? null : ((entry.value as TextContent | null)?.text ?? null);
  return {
    id: entry.id,
    sequence: entry.sequence,
    kind: entry.kind,
    author: { type: entry.author, name },
    createdAt: entry.createdAt.toISOString(),
    text,
  };
}
