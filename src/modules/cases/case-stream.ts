import { Injectable, type MessageEvent } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import { HttpError, Shutdown } from '../../platform/http/index.js';
import { Sessions } from '../auth/index.js';
import type { StaffSession } from '../staff/index.js';
import { CaseChanges, type CaseChange } from './case-changes.js';
import { CaseFacts } from './case-facts.js';
import { KeptOutTags } from './kept-out-tags.js';

const HEARTBEAT_MS = 15_000;

interface Viewer {
  staffId: string;
  desks: ReadonlySet<string>;
  stream: Subscriber<MessageEvent>;
}

/**
 * Live updates: which cases of the viewer's desks changed, by id. A stream never prolongs the session it belongs to and ends
 * with it, with the process, and when changes may have been missed; a client then connects anew and fetches what it shows.
 */
@Injectable()
export class CaseStream {
  private readonly viewers = new Set<Viewer>();
  private unsubscribe: (() => void) | null = null;

  constructor(
    private readonly changes: CaseChanges,
    private readonly facts: CaseFacts,
    private readonly sessions: Sessions,
    private readonly keptOut: KeptOutTags,
    shutdown: Shutdown,
  ) {
    shutdown.signal.addEventListener('abort', () => end(this.viewers), { once: true });
  }

  /**
   * One viewer's stream, once this process hears of changes: whoever is connected misses none. `heartbeatMs`: how often the
   * session is looked at and a sign of life is sent. Throws UNAVAILABLE.
   */
  async open(
    session: Pick<StaffSession, 'sessionId' | 'staffId' | 'keys'>,
    heartbeatMs = HEARTBEAT_MS,
  ): Promise<Observable<MessageEvent>> {
    await this.changes.ready().catch(() => {
      throw new HttpError('UNAVAILABLE');
    });
    const { sessionId, staffId } = session;
    const desks = new Set(session.keys.desks.keys());
    return new Observable((stream) => {
      const viewer = { staffId, desks, stream };
      this.add(viewer);
      const heartbeat = setInterval(() => void this.beat(viewer, sessionId), heartbeatMs);
      stream.next({ comment: 'connected' });
      return () => {
        clearInterval(heartbeat);
        this.remove(viewer);
      };
    });
  }

  private add(viewer: Viewer): void {
    this.viewers.add(viewer);
    this.unsubscribe ??= this.changes.subscribe(
      (change) => void this.tell(change),
      () => end(this.viewers),
    );
  }

  private remove(viewer: Viewer): void {
    this.viewers.delete(viewer);
    if (this.viewers.size > 0) return;
    this.unsubscribe?.();
    this.unsubscribe = null;
  }

  /** For whom the reporter wants kept away, the case does not exist: they do not hear of it either. */
  private async tell({ caseId, deskId }: CaseChange): Promise<void> {
    const onDesk = [...this.viewers].filter(({ desks }) => desks.has(deskId));
    if (onDesk.length === 0) return;
    try {
      const found = await this.facts.forNotice(caseId);
      const event: MessageEvent = { type: 'case', data: { id: caseId, deskId } };
      for (const { staffId, stream } of onDesk) {
        if (!this.keptOut.has(found?.keptOut ?? [], staffId)) stream.next(event);
      }
    } catch {
      end(onDesk);
    }
  }

  private async beat({ stream }: Viewer, sessionId: Uint8Array): Promise<void> {
    // With the database away nobody can tell whether the session still stands, so the stream does not either.
    const live = await this.sessions.isAlive(sessionId).catch(() => false);
    if (live) stream.next({ comment: 'alive' });
    else stream.complete();
  }
}

function end(viewers: Iterable<Viewer>): void {
  for (const { stream } of [...viewers]) stream.complete();
}
