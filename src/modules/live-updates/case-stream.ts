import { Injectable, type MessageEvent } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import { HttpError, Shutdown } from '../../platform/http/index.js';
import { isUuid } from '../../platform/text/index.js';
import { Sessions } from '../auth/index.js';
import type { StaffSession } from '../staff/index.js';
import type { CaseChange } from '../cases/index.js';
import { CaseChanges } from '../cases/index.js';
import { CaseSummaries } from '../cases/index.js';
import { ExclusionTags } from '../cases/index.js';
import { StreamPlaces } from './stream-places.js';

const HEARTBEAT_MS = 15_000;
/** Whoever missed more cases than this fetches what is on the screen instead. */
const MOST_REPLAYED = 200;
/** Streams that end together, with their process, come back one after the other within this time. */
const RECONNECT_MS = { soonest: 250, latest: 1_500 } as const;
/** A stream that had to make room comes back later. */
const RECONNECT_LATER_SECONDS = 60;

interface Viewer {
  readonly sessionId: Uint8Array;
  readonly staffId: string;
  readonly role: StaffSession['role'];
  readonly desks: ReadonlySet<string>;
  readonly stream: Subscriber<MessageEvent>;
  /** What happened while it was still being told what it had missed; null once that is done. */
  waiting: MessageEvent[] | null;
  /** The id that its client goes on from when it comes back. */
  last: string;
}

/** What is beside the cases, and changes without them. */
export type Beside = 'presence';

/**
 * Live updates: which cases of the viewer's desks changed, by id. A stream never prolongs the session it belongs to, and ends
 * with it at once, with the process, and when changes may have been missed. A client connects anew with the id of the last
 * event that it had, and hears of what it missed; or is told to fetch what it shows (event `reset`) where nobody knows. A session
 * has a few streams, the process a bounded number: the oldest one makes room, and is told to come back later (event `later`).
 */
@Injectable()
export class CaseStream {
  private readonly viewers = new Set<Viewer>();
  private readonly places = new StreamPlaces<Viewer>();
  private unsubscribe: (() => void) | null = null;

  constructor(
    private readonly changes: CaseChanges,
    private readonly facts: CaseSummaries,
    private readonly sessions: Sessions,
    private readonly excluded: ExclusionTags,
    shutdown: Shutdown,
  ) {
    shutdown.signal.addEventListener('abort', () => end(this.viewers), { once: true });
  }

  /**
   * One viewer's stream, once this process hears of changes: `connected`, what was missed or `reset`, then an event `case` for
   * each change. `after`: the id of the last event that the viewer had, or null; what is no such id counts as one that nobody
   * knows any more. `heartbeatMs`: how often the session is looked at and a sign of life is sent. Throws UNAVAILABLE, also where no
   * place can be made.
   */
  async open(
    session: Pick<StaffSession, 'sessionId' | 'staffId' | 'role' | 'keys'>,
    after: string | null = null,
    heartbeatMs = HEARTBEAT_MS,
  ): Promise<Observable<MessageEvent>> {
    await this.changes.ready().catch(() => {
      throw new HttpError('UNAVAILABLE');
    });
    const { sessionId, staffId, role } = session;
    if (!this.places.hasRoomFor(sessionId)) throw new HttpError('UNAVAILABLE', RECONNECT_LATER_SECONDS);
    const desks = new Set(session.keys.desks.keys());
    return new Observable((stream) => {
      const viewer: Viewer = {
        sessionId,
        staffId,
        role,
        desks,
        stream,
        waiting: [],
        last: isUuid(after ?? '') ? (after ?? '') : '',
      };
      this.add(viewer);
      const heartbeat = setInterval(() => void this.beat(viewer), heartbeatMs);
      void this.begin(viewer, after);
      return () => {
        clearInterval(heartbeat);
        this.remove(viewer);
      };
    });
  }

  private add(viewer: Viewer): void {
    this.viewers.add(viewer);
    const leaves = this.places.take(viewer);
    if (leaves) {
      say(leaves, { type: 'later', retry: RECONNECT_LATER_SECONDS * 1_000, data: {} });
      leaves.stream.complete();
    }
    this.unsubscribe ??= this.subscribe();
  }

  private subscribe(): () => void {
    const stopHearing = this.changes.subscribe(
      (change) => void this.tell(change),
      () => end(this.viewers),
    );
    const stopWatching = this.sessions.subscribeToEnds((staffId) => {
      for (const viewer of this.viewers) if (viewer.staffId === staffId) void this.check(viewer);
    });
    return () => {
      stopHearing();
      stopWatching();
    };
  }

  private remove(viewer: Viewer): void {
    this.viewers.delete(viewer);
    this.places.leave(viewer);
    if (this.viewers.size > 0) return;
    this.unsubscribe?.();
    this.unsubscribe = null;
  }

  /** Tells what was missed, and only then what happens meanwhile: the ids that a client keeps go forward alone. */
  private async begin(viewer: Viewer, after: string | null): Promise<void> {
    const { stream } = viewer;
    try {
      const [missed, newest] = await Promise.all([
        after === null ? [] : this.missedBy(viewer, after),
        this.changes.newest(),
      ]);
      const retry = RECONNECT_MS.soonest + Math.random() * (RECONNECT_MS.latest - RECONNECT_MS.soonest);
      const from = (missed && after) ?? newest ?? '';
      say(viewer, { type: 'connected', id: from, retry: Math.round(retry), data: {} });
      if (missed) missed.forEach((event) => say(viewer, event));
      else say(viewer, { type: 'reset', id: from, data: {} });
      viewer.waiting?.forEach((event) => say(viewer, event));
      viewer.waiting = null;
      // It may have ended before this process heard of ends.
      await this.check(viewer);
    } catch {
      stream.complete();
    }
  }

  /** Null: nobody knows, or it is too much. */
  private async missedBy(viewer: Viewer, after: string): Promise<MessageEvent[] | null> {
    if (!isUuid(after)) return null;
    const missed = await this.changes.since(after, [...viewer.desks], MOST_REPLAYED + 1);
    if (!missed || missed.length > MOST_REPLAYED) return null;
    return missed.filter((change) => this.hears(viewer, change.excluded, change.lost)).map(eventOf);
  }

  /**
   * For whom a case is kept from, it does not exist: they do not hear of it either. Only for whom it is gone by this very change
   * it has to leave the screen.
   */
  private hears(viewer: Viewer, excluded: readonly Uint8Array[], lost: readonly Uint8Array[]): boolean {
    return !this.excluded.has(excluded, viewer) || this.excluded.has(lost, viewer);
  }

  private async tell(change: CaseChange): Promise<void> {
    const onDesk = [...this.viewers].filter(({ desks }) => desks.has(change.deskId));
    if (onDesk.length === 0) return;
    try {
      const excluded = (await this.facts.find(change.caseId))?.excluded ?? [];
      const lost = excluded.length === 0 ? [] : await this.changes.lostBy(change.id);
      const event = eventOf(change);
      for (const viewer of onDesk) {
        if (!this.hears(viewer, excluded, lost)) continue;
        if (viewer.waiting) viewer.waiting.push(event);
        else say(viewer, event);
      }
    } catch {
      end(onDesk);
    }
  }

  /**
   * Tells whoever at this process may know of the case that something beside it changed. It is told to nobody later: a client
   * that comes back fetches it anew.
   */
  async tellBeside(type: Beside, { caseId, deskId }: Pick<CaseChange, 'caseId' | 'deskId'>): Promise<void> {
    const onDesk = [...this.viewers].filter(({ desks, waiting }) => desks.has(deskId) && waiting === null);
    if (onDesk.length === 0) return;
    try {
      const found = await this.facts.find(caseId);
      if (!found) return;
      for (const viewer of onDesk)
        if (this.hears(viewer, found.excluded, [])) say(viewer, { type, data: { id: caseId, deskId } });
    } catch {
      end(onDesk);
    }
  }

  private async beat(viewer: Viewer): Promise<void> {
    if (await this.check(viewer)) say(viewer, { type: 'alive', data: {} });
  }

  /** Ends the stream unless its session still stands. */
  private async check({ stream, sessionId }: Viewer): Promise<boolean> {
    // With the database away nobody can tell whether the session still stands, so the stream does not either.
    const live = await this.sessions.isAlive(sessionId).catch(() => false);
    if (!live) stream.complete();
    return live;
  }
}

function eventOf({ id, caseId, deskId }: CaseChange): MessageEvent {
  return { type: 'case', id, data: { id: caseId, deskId } };
}

/** What is no change carries the id of the last one, so that a client that comes back goes on from there. */
function say(viewer: Viewer, event: MessageEvent): void {
  viewer.last = event.id ?? viewer.last;
  viewer.stream.next({ ...event, id: viewer.last });
}

function end(viewers: Iterable<Viewer>): void {
  for (const { stream } of [...viewers]) stream.complete();
}
