import { Injectable } from '@nestjs/common';
import { ArgonQueue } from '../../platform/crypto/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import { CaseCards, ExclusionTags, presentRow, type CaseRowDto } from '../cases/index.js';
import { Evidence } from '../evidence/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { SEARCHED_FIELDS, SEARCH_REASONS, type SearchReason } from '../vocabulary/index.js';
import { referenceIn } from '../worklist/index.js';
import { FoundCases, type Searcher, type SearchFilters } from './found-cases.repository.js';
import { SearchIndex, SearchIndexClosed, SearchIndexLost, type SearchedDesk } from './search-index.js';
import { desksOf, SearchIndexer } from './search-indexer.js';
import { SearchRepository } from './search.repository.js';
import { wordsOf } from './words.js';

/** So many cases are shown at a time. */
export const PAGE = 20;
/** More words than these narrow nothing any more. */
const MOST_WORDS = 20;
/** A name, number or link is read in few ways, and each costs a hash. */
const MOST_VALUES = 12;
/** A name is one word; a number may be written in groups. */
const MOST_GROUPS = 6;
/** Of a word that is in more cases of a desk than these, the ones that the index read last are looked at: no desk has so many. */
const MOST_OF_A_DESK = 200_000;

export interface SearchQuery {
  /** As it was typed; null: the filters alone. */
  text: string | null;
  /** One of the caller's desks; null: all of them. */
  desk: string | null;
  filters: SearchFilters;
  /** How many are passed over. */
  from: number;
}

export interface SearchPage {
  items: (CaseRowDto & { reasons: SearchReason[] })[];
  /** Where the next page begins; null: there is none. */
  next: number | null;
  /** At most MOST_FOUND. */
  total: number;
  /** Words of some cases are still being read: they may be found later. */
  reading: boolean;
}

/** Why each case was found. */
type Reasons = Map<string, Set<SearchReason>>;

/** Finds cases of the caller's desks. What is kept from them is neither found nor counted. */
@Injectable()
export class Search {
  constructor(
    private readonly index: SearchIndex,
    private readonly indexer: SearchIndexer,
    private readonly rows: SearchRepository,
    private readonly found: FoundCases,
    private readonly evidence: Evidence,
    private readonly tags: ExclusionTags,
    private readonly cards: CaseCards,
    private readonly staff: StaffDirectory,
    private readonly queue: ArgonQueue,
    private readonly logger: AppLogger,
  ) {}

  /** A page of what was found: by reference, by an identifier or link that is equal, and by words, all of which a case holds. */
  async page(session: StaffSession, query: SearchQuery): Promise<SearchPage> {
    const desks = desksOf(session).filter(({ id }) => query.desk === null || id === query.desk);
    const searcher = { hiddenBy: this.tags.allOf(session), deskIds: desks.map(({ id }) => id) };
    const reasons: Reasons = new Map();
    const first = query.text === null ? [] : await this.addEqual(session, searcher, query.text, reasons);
    const reading = query.text !== null && (await this.addByWords(session, desks, query.text, reasons));
    const { filters, from, text } = query;
    const ids = text === null ? null : [...reasons.keys()];
    const { cases, total } = await this.found.page(searcher, { ids, first, filters }, { from, most: PAGE });
    const [cards, names] = await Promise.all([
      this.cards.openMany(session.keys, cases),
      this.staff.find([...new Set(cases.flatMap(({ assigneeId }) => assigneeId ?? []))]),
    ]);
    const items = cases
      .filter(({ id }) => cards.has(id))
      .map((one) => ({
        ...presentRow(one, cards.get(one.id) ?? null, names),
        reasons: SEARCH_REASONS.filter((reason) => reasons.get(one.id)?.has(reason)),
      }));
    return { items, next: from + PAGE < total ? from + PAGE : null, total, reading };
  }

  private async addEqual(
    { staffId }: StaffSession,
    searcher: Searcher,
    text: string,
    reasons: Reasons,
  ): Promise<string[]> {
    const values = mayName(text) ? await this.valuesOf(staffId, text, searcher.deskIds) : [];
    const rows = await this.found.equal(searcher, { reference: referenceIn(text), values });
    for (const { id, reason } of rows) add(reasons, id, [reason]);
    return rows.map(({ id }) => id);
  }

  /** The values that cases may hold it by; the slow ones are made in the turns of staff. */
  private async valuesOf(staffId: string, text: string, deskIds: readonly string[]): Promise<Buffer[]> {
    const sought = this.evidence.valuesOf(text, await this.found.countriesOf(deskIds)).slice(0, MOST_VALUES);
    const slow = sought.map((one) => this.queue.run('staff', staffId, one.slow));
    return [...sought.map(({ fast }) => fast), ...(await Promise.all(slow))];
  }

  /** Resolves to whether some cases are still to be read. */
  private async addByWords(
    session: StaffSession,
    desks: readonly SearchedDesk[],
    text: string,
    reasons: Reasons,
  ): Promise<boolean> {
    const words = [...wordsOf(text)].slice(0, MOST_WORDS);
    if (words.length === 0) return false;
    const searched = await Promise.all(desks.map((desk) => this.inDesk(session, desk, words)));
    for (const [at, { found }] of searched.entries()) {
      const desk = desks[at];
      if (!desk || found.size === 0) continue;
      const newest = [...found.keys()].sort((a, b) => b - a).slice(0, MOST_OF_A_DESK);
      for (const { caseId, number } of await this.rows.casesOf(desk.id, newest)) {
        const fields = found.get(number) ?? 0;
        add(
          reasons,
          caseId,
          SEARCHED_FIELDS.filter((_, bit) => (fields & (1 << bit)) !== 0),
        );
      }
    }
    return searched.some(({ behind }) => behind);
  }

  private async inDesk(
    session: StaffSession,
    desk: SearchedDesk,
    words: readonly string[],
  ): Promise<{ found: Map<number, number>; behind: boolean }> {
    for (let again = true; ; again = false) {
      try {
        const behind = await this.indexer.catchUp(session, desk);
        const { found, due } = await this.index.find(desk, words);
        if (behind || due || this.indexer.isStale(desk)) this.indexer.keepUp(session, desk);
        return { found, behind };
      } catch (error) {
        if (error instanceof SearchIndexLost) await this.indexer.lost(desk, error);
        // What is found otherwise is shown all the same.
        else if (!(error instanceof SearchIndexClosed))
          this.logger.failure('search.desk_failed', error, { deskId: desk.id });
        if (!again || !(error instanceof SearchIndexLost)) return { found: new Map(), behind: true };
      }
    }
  }
}

function add(reasons: Reasons, id: string, given: readonly SearchReason[]): void {
  const known = reasons.get(id) ?? new Set();
  for (const reason of given) known.add(reason);
  reasons.set(id, known);
}

/** Whether a text may be a name, number or link: one word, or groups with a digit or the signs of an address among them. Pure. */
function mayName(text: string): boolean {
  const groups = text.split(/\s+/);
  return groups.length === 1 || (groups.length <= MOST_GROUPS && /[\p{Nd}@/]/u.test(text));
}
