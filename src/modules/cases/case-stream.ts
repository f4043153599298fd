import { Injectable, type MessageEvent } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import { Shutdown } from '../../platform/http/index.js';
import { Sessions } from '../auth/index.js';
import type { StaffSession } from '../staff/index.js';
import { CaseChanges } from './case-changes.js';

const HEARTBEAT_MS = 15_000;

/**
 * Live updates: which cases of the viewer's desks changed, by id. A stream never prolongs the session it belongs to and ends
 * with it, with the process, and when changes may have been missed; a client then connects anew and fetches what it shows.
 */
@Injectable()
export class CaseStream {
  private readonly viewers = new Set<Subscriber<MessageEvent>>();

  constructor(
    private readonly changes: CaseChanges,
    private readonly sessions: Sessions,
    shutdown: Shutdown,
  ) {
    shutdown.signal.addEventListener('abort', () => this.endAll(), { once: true });
  }

  /** One viewer's stream. `heartbeatMs`: how often the session is looked at and a sign of life is sent. */
  open(
    session: Pick<StaffSession, 'sessionId' | 'keys'>,
    heartbeatMs = HEARTBEAT_MS,
  ): Observable<MessageEvent> {
    const desks = new Set(session.keys.desks.keys());
    const { sessionId } = session;
    return new Observable((viewer) => {
      this.viewers.add(viewer);
      const unsubscribe = this.changes.subscribe(
        ({ caseId, deskId }) => {
          if (desks.has(deskId)) viewer.next({ type: 'case', data: { id: caseId, deskId } });
        },
        () => viewer.complete(),
      );
      const heartbeat = setInterval(() => void this.beat(viewer, sessionId), heartbeatMs);
      viewer.next({ comment: 'connected' });
      return () => {
        clearInterval(heartbeat);
        unsubscribe();
        this.viewers.delete(viewer);
      };
    });
  }

  private async beat(viewer: Subscriber<MessageEvent>, sessionId: Uint8Array): Promise<void> {
    // With the database away nobody can tell whether the session still stands, so the stream does not either.
    const live = await this.sessions.isAlive(sessionId).catch(() => false);
    if (live) viewer.next({ comment: 'alive' });
    else viewer.complete();
  }

  private endAll(): void {
    for (const viewer of [...this.viewers]) viewer.complete();
  }
}
