import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DatabaseClock, day } from '../../platform/database/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import { Sessions } from '../auth/index.js';
import { ExclusionTags } from '../cases/index.js';
import type { StaffSession } from '../staff/index.js';
import { CaseReader } from './case-reader.js';
import { SearchIndex, SearchIndexClosed, SearchIndexLost, type SearchedDesk } from './search-index.js';
import { SearchRepository, type UnreadCase } from './search.repository.js';

/** So many cases are read while somebody waits for what they look for. */
const AT_ONCE = 40;
const BATCH = 100;
const DAY = 86_400_000;
/** For so long it is enough to look at what was touched lately. */
const LOOKED_THROUGH_MS = 10 * 60_000;

/** The desks of a session, with their keys. */
export function desksOf({ keys }: StaffSession): SearchedDesk[] {
  return [...keys.desks].map(([id, epochs]) => ({ id, keys: epochs }));
}

/**
 * Keeps the index of each desk up with its cases, with the keys of the sessions that come by: at once what was written lately, before
 * a search is answered, and the rest behind it, in batches of which each is kept by itself.
 */
@Injectable()
export class SearchIndexer implements OnApplicationShutdown {
  private readonly running = new Map<string, Promise<void>>();
  /** When this process looked through all cases of a desk last. */
  private readonly lookedThrough = new Map<string, number>();
  /** Cases that did not open, with how many entries they had: they are not tried again until there are more. */
  private readonly unreadable = new Map<string, number>();
  private stopped = false;

  constructor(
    private readonly index: SearchIndex,
    private readonly rows: SearchRepository,
    private readonly reader: CaseReader,
    private readonly tags: ExclusionTags,
    private readonly sessions: Sessions,
    private readonly clock: DatabaseClock,
    private readonly logger: AppLogger,
  ) {}

  /**
   * Reads what was written since, as far as that is a few cases. Resolves to whether there is more, which is then read behind.
   *
   * @throws SearchIndexLost, SearchIndexClosed
   */
  async catchUp(session: StaffSession, desk: SearchedDesk): Promise<boolean> {
    const known = this.lookedThrough.has(desk.id);
    const since = known ? day(new Date(this.clock.now().getTime() - DAY)) : null;
    const page = await this.unread(session, desk, { since, after: null, most: AT_ONCE });
    const fresh = page.filter((one) => !this.isUnreadable(one));
    if (fresh.length > 0 && !(await this.add(session, desk, fresh))) return true;
    if (page.length === AT_ONCE) return fresh.length > 0;
    if (!known) this.lookedThrough.set(desk.id, performance.now());
    return false;
  }

  /** Reads all that the index of the desk lacks and writes its buckets where that is due, behind the caller, once at a time. */
  keepUp(session: StaffSession, desk: SearchedDesk): void {
    if (this.stopped || this.running.has(desk.id)) return;
    const run = this.run(session, desk)
      .catch((error: unknown) => this.failed(desk, error))
      .finally(() => this.running.delete(desk.id));
    this.running.set(desk.id, run);
  }

  /** Whether it is a while since all cases of the desk were looked through. */
  isStale({ id }: SearchedDesk): boolean {
    return (this.lookedThrough.get(id) ?? -Infinity) < performance.now() - LOOKED_THROUGH_MS;
  }

  /** The index is not what was written: what is left of it goes, and it is made anew. */
  async lost(desk: SearchedDesk, { version }: SearchIndexLost): Promise<void> {
    this.logger.warn('search.index_lost', { deskId: desk.id });
    this.lookedThrough.delete(desk.id);
    await this.index.clear(desk, version);
  }

  /** Resolves once what was begun in this process has ended. */
  async idle(): Promise<void> {
    await Promise.all(this.running.values());
  }

  onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    return this.idle();
  }

  private async run(session: StaffSession, desk: SearchedDesk): Promise<void> {
    const began = performance.now();
    let after: string | null = null;
    do {
      if (this.stopped || !(await this.sessions.isAlive(session.sessionId))) return;
      const page: UnreadCase[] = await this.unread(session, desk, { since: null, after, most: BATCH });
      const fresh = page.filter((one) => !this.isUnreadable(one));
      if (fresh.length > 0 && !(await this.add(session, desk, fresh))) return;
      after = page.length === BATCH ? (page.at(-1)?.id ?? null) : null;
      if (await this.index.isDue(desk)) await this.index.compact(desk);
    } while (after !== null);
    this.lookedThrough.set(desk.id, began);
  }

  private unread(
    session: StaffSession,
    desk: SearchedDesk,
    page: { since: Date | null; after: string | null; most: number },
  ): Promise<UnreadCase[]> {
    // A case that is kept from somebody is not opened with their keys, though nobody would see it.
    return this.rows.unread(desk.id, { ...page, hiddenBy: this.tags.allOf(session) });
  }

  /** False: another session writes to the index at this moment. */
  private async add(
    session: StaffSession,
    desk: SearchedDesk,
    cases: readonly UnreadCase[],
  ): Promise<boolean> {
    const read = await this.reader.read(session, cases);
    const ids = new Set(read.map(({ caseId }) => caseId));
    for (const { id, entries } of cases) if (!ids.has(id)) this.unreadable.set(id, entries);
    return read.length === 0 || (await this.index.add(desk, read));
  }

  private isUnreadable({ id, entries }: UnreadCase): boolean {
    return this.unreadable.get(id) === entries;
  }

  private async failed(desk: SearchedDesk, error: unknown): Promise<void> {
    if (error instanceof SearchIndexClosed) return;
    if (error instanceof SearchIndexLost) {
      try {
        return await this.lost(desk, error);
      } catch (another) {
        return this.logger.failure('search.keep_up_failed', another, { deskId: desk.id });
      }
    }
    this.logger.failure('search.keep_up_failed', error, { deskId: desk.id });
  }
}
