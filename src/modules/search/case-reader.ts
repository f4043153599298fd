import { Injectable } from '@nestjs/common';
import { Definitions } from '../../platform/definitions/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import {
  CaseKeys,
  Entries,
  ENTRY_KINDS,
  EntryError,
  type Entry,
  type OpenCase,
  type SearchedText,
} from '../entries/index.js';
import type { StaffSession } from '../staff/index.js';
import { SEARCHED_FIELDS } from '../vocabulary/index.js';
import type { ReadCase } from './search-index.js';
import type { UnreadCase } from './search.repository.js';
import { wordsOf } from './words.js';

/** Reads the words of cases with the keys of a session. Nobody is shown anything of it. */
@Injectable()
export class CaseReader {
  constructor(
    private readonly keys: CaseKeys,
    private readonly entries: Entries,
    private readonly definitions: Definitions,
    private readonly logger: AppLogger,
  ) {}

  /** What is new in these cases. One that does not open, or was altered outside of Abhaya, is left out. */
  async read(session: StaffSession, cases: readonly UnreadCase[]): Promise<ReadCase[]> {
    const opened = await this.keys.openManyForStaff(
      session.keys,
      cases.map(({ id }) => id),
    );
    const read: ReadCase[] = [];
    for (const { id, upTo } of cases) {
      const open = opened.get(id);
      const entries = open && (await this.entriesOf(open));
      if (!entries) continue;
      const words = this.wordsOf(entries.filter(({ sequence }) => sequence > upTo));
      read.push({ caseId: id, from: upTo, upTo: entries.length, words });
    }
    return read;
  }

  private async entriesOf(open: OpenCase): Promise<Entry[] | null> {
    try {
      return await this.entries.read(open);
    } catch (error) {
      if (error instanceof EntryError) return null;
      throw error;
    }
  }

  private wordsOf(entries: readonly Entry[]): Map<string, number> {
    const found = new Map<string, number>();
    for (const entry of entries)
      for (const { field, text } of this.textsOf(entry)) {
        const bit = 1 << SEARCHED_FIELDS.indexOf(field);
        for (const word of wordsOf(text)) found.set(word, (found.get(word) ?? 0) | bit);
      }
    return found;
  }

  private textsOf({ kind, value }: Entry): readonly SearchedText[] {
    const searched = this.definitions.of(ENTRY_KINDS).get(kind)?.searched;
    if (!searched || value === null) return [];
    try {
      return searched(value as never);
    } catch (error) {
      // Of an earlier release, with another shape: the rest of its case is found all the same.
      this.logger.failure('search.entry_unread', error, { kind });
      return [];
    }
  }
}
