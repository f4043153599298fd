import { setImmediate as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  asSearchKey,
  CryptoError,
  fromBase64Url,
  newSearchKey,
  NO_PREVIOUS,
  openDocument,
  sealDocument,
  searchTerm,
  toBase64Url,
  type JsonValue,
  type SealContext,
  type SearchKey,
} from '../../platform/crypto/index.js';
import { DatabaseClock, isUniqueViolation, Transaction } from '../../platform/database/index.js';
import { dayText } from '../../platform/text/index.js';
import { Desks } from '../desks/index.js';
import type { DeskKeys } from '../staff/index.js';
import {
  BrokenPostings,
  bucketOf,
  BUCKETS,
  eachOfDelta,
  findInBucket,
  readBucket,
  termText,
  writeBucket,
  writeDelta,
  type Posting,
} from './postings.js';
import { SearchRepository, type SearchPart, type SearchRow } from './search.repository.js';

/** A desk with the keys of it that a session has. */
export interface SearchedDesk {
  readonly id: string;
  readonly keys: ReadonlyMap<number, DeskKeys>;
}

/** What is to be added of a case: the words of its entries after `from` up to `upTo`, with the fields they are in. */
export interface ReadCase {
  readonly caseId: string;
  readonly from: number;
  readonly upTo: number;
  readonly words: ReadonlyMap<string, number>;
}

/** What stands in the head of an index. */
type Head = {
  key: string;
  /** How often the buckets were written; 0: there are none. */
  generation: number;
  /** The numbers of the deltas, from the first up to before the next. */
  first: number;
  next: number;
  /** The number of the next new case. */
  nextCase: number;
  /** On which day (YYYY-MM-DD) the buckets were written last, or the index was begun. */
  writtenOn: string;
};

interface OpenHead {
  readonly version: number;
  readonly head: Head;
  readonly key: SearchKey;
}

/** Rows are missing or are not what was written: the index is to be made anew. `version`: of the head; null: it is gone. */
export class SearchIndexLost extends Error {
  constructor(readonly version: number | null) {
    super('search index lost');
  }
}

/** The session has not the key that the index is sealed under by now. */
export class SearchIndexClosed extends Error {}

const AT_A_TIME = 64;

/**
 * The words of the cases of a desk, sealed under a key of the desk: 1,024 buckets that each hold a part of all words, and deltas of
 * what was added since. Which row a word is in, that two cases share one, and how often it stands are told by no row: each delta is
 * of no case in the open, and all buckets are written whenever one is.
 */
@Injectable()
export class SearchIndex {
  constructor(
    private readonly rows: SearchRepository,
    private readonly desks: Desks,
    private readonly transaction: Transaction,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * The cases, by their numbers in the index, that hold all of these words, with the fields that any of them is in; and whether the
   * buckets are to be written.
   *
   * @param words - at least one, folded
   * @throws SearchIndexLost, SearchIndexClosed
   */
  async find(
    desk: SearchedDesk,
    words: readonly string[],
  ): Promise<{ found: Map<number, number>; due: boolean }> {
    const first = await this.openHead(desk);
    if (!first) return NOTHING_FOUND;
    const terms = words.map((word) => termText(searchTerm(first.key, word)));
    const { rows, buckets } = await this.rows.read(desk.id, [...new Set(terms.map(bucketOf))]);
    const row = rows.find(({ part }) => part === 'head');
    const now = row && this.readHead(desk, row);
    // Made anew at this very moment: its words have other terms.
    if (now?.head.key !== first.head.key) return NOTHING_FOUND;
    const whole = now.head.generation === 0 ? 0 : BUCKETS;
    if (buckets !== whole) throw new SearchIndexLost(now.version);
    const wanted = new Set(terms);
    const found = this.inBuckets(desk, now, { rows, terms: wanted });
    await this.eachAdded(desk, now, rows, (term, posting) => {
      if (wanted.has(term)) found.set(term, [...(found.get(term) ?? []), posting]);
    });
    return { found: inAll(terms.map((term) => found.get(term) ?? [])), due: this.isOld(now.head) };
  }

  /**
   * Adds what was read of cases, each unless another session was faster. False: another session writes to the index at this moment,
   * and nothing was added. Nobody waits for it, for a connection of the database would wait as well.
   *
   * @throws SearchIndexLost, SearchIndexClosed
   */
  add(desk: SearchedDesk, cases: readonly ReadCase[]): Promise<boolean> {
    return this.writing(desk, async ({ head, key, version }) => {
      const known = await this.rows.upTo(
        desk.id,
        cases.map(({ caseId }) => caseId),
      );
      const fresh = cases.filter(({ caseId, from }) => (known.get(caseId)?.upTo ?? 0) === from);
      if (fresh.length === 0) return null;
      let { nextCase } = head;
      const numbered = fresh.map((one) => ({ ...one, number: known.get(one.caseId)?.number ?? nextCase++ }));
      const terms = numbered.map(({ number, words }) => ({ number, terms: termsOf(key, words) }));
      await this.marked(desk, numbered, version);
      return {
        head: { ...head, next: head.next + 1, nextCase },
        rows: [{ part: 'delta', number: head.next, version: 0, value: writeDelta(terms).toString('base64') }],
      };
    });
  }

  /** What tells this index from the one that is made after it was lost; null: there is none. @throws SearchIndexLost, SearchIndexClosed */
  async nameOf(desk: SearchedDesk): Promise<string | null> {
    return (await this.openHead(desk))?.head.key ?? null;
  }

  /** Whether the deltas are many, or what went from the desk has been in the buckets for a week. */
  async isDue(desk: SearchedDesk): Promise<boolean> {
    const found = await this.openHead(desk);
    return found !== null && this.isOld(found.head);
  }

  /**
   * Writes all buckets with what was added since, and without the cases that the desk no longer has, in one transaction. False: another
   * session writes at this moment.
   *
   * @throws SearchIndexLost, SearchIndexClosed
   */
  compact(desk: SearchedDesk): Promise<boolean> {
    return this.writing(desk, async (open, epoch) => {
      const { head, version } = open;
      await this.rows.forgetGone(desk.id);
      const kept = await this.rows.numbers(desk.id);
      const added = Array.from({ length: BUCKETS }, () => new Map<string, Posting[]>());
      const { rows } = await this.rows.read(desk.id, []);
      await this.eachAdded(desk, open, rows, (term, posting) => {
        const bucket = added[bucketOf(term)];
        const postings = bucket?.get(term);
        if (postings) postings.push(posting);
        else bucket?.set(term, [posting]);
      });
      const generation = head.generation + 1;
      for (let from = 0; from < BUCKETS; from += AT_A_TIME) {
        const old = await this.rows.buckets(desk.id, from, from + AT_A_TIME);
        if (old.length !== (head.generation === 0 ? 0 : AT_A_TIME)) throw new SearchIndexLost(version);
        const next: SearchRow[] = [];
        for (let number = from; number < from + AT_A_TIME; number += 1) {
          const row = old[number - from];
          const terms = row
            ? orLost(version, () => readBucket(this.bucket(desk, open, row)))
            : new Map<string, Posting[]>();
          for (const [term, postings] of added[number] ?? [])
            terms.set(term, [...(terms.get(term) ?? []), ...postings]);
          for (const [term, postings] of terms)
            terms.set(
              term,
              postings.filter((one) => kept.has(one.number)),
            );
          const value = writeBucket(terms).toString('base64');
          next.push(this.seal(desk, epoch, { part: 'bucket', number, version: generation, value }));
          await pause();
        }
        await this.rows.put(desk.id, next);
      }
      await this.rows.dropDeltas(desk.id, head.next);
      const writtenOn = dayText(await this.clock.read());
      return { head: { ...head, generation, first: head.next, writtenOn }, rows: [] };
    });
  }

  /** Takes away what is left of a lost index, unless another session has done so since: it is made anew of the cases. */
  async clear(desk: SearchedDesk, version: number | null): Promise<void> {
    await this.transaction.run(async () => {
      const row = await this.rows.lockHead(desk.id);
      if (row === 'busy' || (row?.version ?? null) !== version) return;
      await this.rows.drop(desk.id);
    });
  }

  private isOld({ first, next, writtenOn }: Head): boolean {
    if (next - first >= MOST_DELTAS) return true;
    return writtenOn < dayText(new Date(this.clock.now().getTime() - WEEK));
  }

  private async marked(
    desk: SearchedDesk,
    cases: readonly { caseId: string; number: number; upTo: number }[],
    version: number,
  ): Promise<void> {
    try {
      await this.rows.mark(desk.id, cases);
    } catch (error) {
      // An older head was put back: it gives numbers away that cases have.
      throw isUniqueViolation(error, 'search_cases_pkey') ? new SearchIndexLost(version) : error;
    }
  }

  /** Null where there is none. */
  private async openHead(desk: SearchedDesk): Promise<OpenHead | null> {
    const row = await this.rows.head(desk.id);
    if (row) return this.readHead(desk, row);
    if ((await this.rows.numbers(desk.id)).size > 0) throw new SearchIndexLost(null);
    return null;
  }

  /**
   * One write to the index, with its head held against others, sealed under the present key of the desk, which stays until then.
   *
   * @param work - resolves to the head as it is from now on with further rows; null: nothing changes
   */
  private writing(
    desk: SearchedDesk,
    work: (
      open: OpenHead,
      epoch: number,
    ) => Promise<{
      head: Head;
      rows: (Omit<SearchRow, 'sealed' | 'deskEpoch'> & { value: JsonValue })[];
    } | null>,
  ): Promise<boolean> {
    return this.transaction.run(async () => {
      const { epoch } = await this.desks.holdPresentKey(desk.id);
      if (!desk.keys.has(epoch)) throw new SearchIndexClosed();
      const row = await this.rows.lockHead(desk.id);
      if (row === 'busy') return false;
      const open = row ? this.readHead(desk, row) : await this.begin(desk, epoch);
      if (!open) return false;
      const written = await work(open, epoch);
      if (!written) return true;
      const head = { part: 'head', number: 0, version: open.version + 1, value: written.head } as const;
      await this.rows.put(
        desk.id,
        [...written.rows, head].map((one) => this.seal(desk, epoch, one)),
      );
      return true;
    });
  }

  /** The first head of a desk. Null: another session began at this moment. */
  private async begin(desk: SearchedDesk, epoch: number): Promise<OpenHead | null> {
    await this.rows.drop(desk.id);
    const writtenOn = dayText(this.clock.now());
    const key = newSearchKey();
    const head = { key: toBase64Url(key), generation: 0, first: 0, next: 0, nextCase: 0, writtenOn };
    const row = this.seal(desk, epoch, { part: 'head', number: 0, version: 1, value: head });
    return (await this.rows.putFirst(desk.id, row)) ? { version: 1, head, key } : null;
  }

  private readHead(desk: SearchedDesk, row: SearchRow): OpenHead {
    const head = this.open(desk, row, row.version) as Head;
    return { version: row.version, head, key: asSearchKey(fromBase64Url(head.key) ?? new Uint8Array(0)) };
  }

  private bucket(desk: SearchedDesk, { version, head }: OpenHead, row: SearchRow): Buffer {
    if (row.version !== head.generation) throw new SearchIndexLost(version);
    return Buffer.from(this.open(desk, row, version) as string, 'base64');
  }

  private inBuckets(
    desk: SearchedDesk,
    open: OpenHead,
    { rows, terms }: { rows: readonly SearchRow[]; terms: ReadonlySet<string> },
  ): Map<string, Posting[]> {
    const found = new Map<string, Posting[]>();
    for (const row of rows.filter(({ part }) => part === 'bucket'))
      for (const [term, postings] of orLost(open.version, () =>
        findInBucket(this.bucket(desk, open, row), terms),
      ))
        found.set(term, postings);
    return found;
  }

  private async eachAdded(
    desk: SearchedDesk,
    { version, head }: OpenHead,
    rows: readonly SearchRow[],
    take: (term: string, posting: Posting) => void,
  ): Promise<void> {
    const deltas = rows.filter(({ part }) => part === 'delta');
    const whole = deltas.every(({ number }, at) => number === head.first + at);
    if (!whole || deltas.length !== head.next - head.first) throw new SearchIndexLost(version);
    for (const row of deltas) {
      const bytes = Buffer.from(this.open(desk, row, version) as string, 'base64');
      orLost(version, () => eachOfDelta(bytes, take));
      await pause();
    }
  }

  private open(desk: SearchedDesk, row: SearchRow, version: number): JsonValue {
    const keys = desk.keys.get(row.deskEpoch);
    // A later key of the desk is one that this session has not opened yet; no earlier one goes while something is sealed under it.
    if (!keys && row.deskEpoch > Math.max(...desk.keys.keys())) throw new SearchIndexClosed();
    try {
      if (!keys) throw new CryptoError('KEY_WRONG');
      return openDocument(keys.cardKey, searchContext(desk.id, row), row.sealed);
    } catch (error) {
      throw error instanceof CryptoError ? new SearchIndexLost(version) : error;
    }
  }

  private seal(
    desk: SearchedDesk,
    deskEpoch: number,
    { value, ...row }: Omit<SearchRow, 'sealed' | 'deskEpoch'> & { value: JsonValue },
  ): SearchRow {
    const keys = desk.keys.get(deskEpoch);
    if (!keys) throw new SearchIndexClosed();
    const sealed = sealDocument(keys.cardKey, searchContext(desk.id, { ...row, deskEpoch }), value);
    return { ...row, deskEpoch, sealed: Buffer.from(sealed) };
  }
}

const NOTHING_FOUND = { found: new Map<number, number>(), due: false };

/** So many deltas are looked through at a search, at most. */
const MOST_DELTAS = 64;
const WEEK = 7 * 86_400_000;

/** What a row of the index is bound to: its desk, its place and how often it was written. */
export function searchContext(
  deskId: string,
  row: { part: SearchPart; number: number; version: number; deskEpoch: number },
): SealContext {
  return {
    table: 'search_rows',
    caseId: deskId,
    rowId: '',
    kind: `${row.part}:${row.number}`,
    author: 'system',
    keyEpoch: row.deskEpoch,
    sequence: row.version,
    previousHash: NO_PREVIOUS,
  };
}

function termsOf(key: SearchKey, words: ReadonlyMap<string, number>): Map<string, number> {
  // In the order of the terms: that of the words in the text goes no further.
  const terms = [...words].map(([word, fields]) => [termText(searchTerm(key, word)), fields] as const);
  return new Map(terms.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function orLost<T>(version: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof BrokenPostings ? new SearchIndexLost(version) : error;
  }
}

/** What is in each of the lists, with the fields of all. */
function inAll(lists: readonly (readonly Posting[])[]): Map<number, number> {
  let found: Map<number, number> | null = null;
  for (const list of lists) {
    const next = new Map<number, number>();
    for (const { number, fields } of list)
      if (!found || found.has(number))
        next.set(number, (next.get(number) ?? found?.get(number) ?? 0) | fields);
    found = next;
  }
  return found ?? new Map();
}
