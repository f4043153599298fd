import { setTimeout as pause } from 'node:timers/promises';
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

/** So often a search asks for the index while another session writes to it. */
const MOST_TRIES = 4;
const TRY_AGAIN_MS = 100;

/** A case, with the newest key of the desk that it was tried with. */
const keyOf = ({ id, keys }: SearchedDesk, caseId: string): string =>
  [id, Math.max(...keys.keys()), caseId].join(' ');

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
  /** When this process looked through all cases of a desk last, and for which index: one that was lost since has none of them. */
  private readonly lookedThrough = new Map<string, { at: number; name: string | null }>();
  /** Cases that did not open with these keys of a desk, with how many entries they had: they are tried again when there are more. */
  private readonly unreadable = new Map<string, { entries: number; at: number }>();
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
    for (let tries = 1; ; tries += 1) {
      const behind = await this.catchUpOnce(session, desk);
      if (behind !== 'busy') return behind;
      if (tries === MOST_TRIES) return true;
      await pause(TRY_AGAIN_MS);
    }
  }

  private async catchUpOnce(session: StaffSession, desk: SearchedDesk): Promise<boolean | 'busy'> {
    const name = await this.index.nameOf(desk);
    const known = name !== null && this.lookedThrough.get(desk.id)?.name === name;
    const since = known ? day(new Date(this.clock.now().getTime() - DAY)) : null;
    const page = await this.unread(session, desk, { since, after: null, most: AT_ONCE });
    const fresh = page.filter((one) => !this.isUnreadable(desk, one));
    if (fresh.length > 0 && !(await this.add(session, desk, fresh))) return 'busy';
    if (page.length === AT_ONCE) return fresh.length > 0;
    if (!known)
      this.lookedThrough.set(desk.id, { at: performance.now(), name: await this.index.nameOf(desk) });
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
    return (this.lookedThrough.get(id)?.at ?? -Infinity) < performance.now() - LOOKED_THROUGH_MS;
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
    const at = performance.now();
    const name = await this.index.nameOf(desk);
    let after: string | null = null;
    do {
      if (this.stopped || !(await this.sessions.isAlive(session.sessionId))) return;
      const page: UnreadCase[] = await this.unread(session, desk, { since: null, after, most: BATCH });
      const fresh = page.filter((one) => !this.isUnreadable(desk, one));
      if (fresh.length > 0 && !(await this.add(session, desk, fresh))) return;
      after = page.length === BATCH ? (page.at(-1)?.id ?? null) : null;
      if (await this.index.isDue(desk)) await this.index.compact(desk);
    } while (after !== null);
    // Begun, or lost and begun anew, meanwhile: whoever comes next looks through all of them again.
    if (name !== null && name === (await this.index.nameOf(desk)))
      this.lookedThrough.set(desk.id, { at, name });
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
    if (read.length > 0 && !(await this.index.add(desk, read))) return false;
    // Not where the session turns out to have old keys of the desk: others may open them.
    for (const { id, entries } of cases)
      if (!ids.has(id)) this.unreadable.set(keyOf(desk, id), { entries, at: performance.now() });
    return true;
  }

  private isUnreadable(desk: SearchedDesk, { id, entries }: UnreadCase): boolean {
    const known = this.unreadable.get(keyOf(desk, id));
    return known?.entries === entries && performance.now() - known.at < LOOKED_THROUGH_MS;
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
