import { useState } from 'react';
import { currentSession } from '../api/session-state.js';
import type { ApiError } from '../api/problem.js';
import type { CaseDetail, TextKind } from '../api/types.js';
import { guard, HAS_NEWS, type News } from '../writing/index.js';

export interface GuardedSend {
  /** Whether the writer is asked now. */
  readonly asking: boolean;
  /** What is new; null: nothing, or it is being fetched. */
  readonly news: News | null;
  /** Sends, or asks first where something came that the writer has not been told of. */
  send(andNext: boolean): void;
  sendAnyway(): void;
  keepWriting(): void;
}

/**
 * Asks once before a text is sent past what came: what this screen knows of at once, what only the server knows when it says so.
 *
 * @param refused - why the server did not take it
 */
export function useGuardedSend(
  found: CaseDetail,
  kind: TextKind,
  refused: ApiError | null,
  sendNow: (andNext: boolean) => void,
): GuardedSend {
  /** What was pressed, until the writer has answered. */
  const [waiting, setWaiting] = useState<{ readonly andNext: boolean } | null>(null);
  const byServer = refused?.code === HAS_NEWS;
  const asking = waiting !== null || byServer;
  const known = byServer ? Number(refused.told['sequence'] ?? 0) : 0;
  return {
    asking,
    news: asking ? newsFor(found, kind, known) : null,
    send: (andNext) => {
      if (newsFor(found, kind)) setWaiting({ andNext });
      else sendNow(andNext);
    },
    sendAnyway: () => {
      guard.told(found, kind);
      setWaiting(null);
      sendNow(waiting?.andNext ?? false);
    },
    keepWriting: () => {
      guard.told(found, kind);
      setWaiting(null);
    },
  };
}

/** `known`: the place of an entry of which the server told; the screen may not have caught up with it. */
function newsFor(found: CaseDetail, kind: TextKind, known = 0): News | null {
  const me = currentSession()?.staff;
  const last = Math.max(0, ...found.entries.map(({ sequence }) => sequence));
  return me && last >= known ? guard.newsOf(found, kind, me) : null;
}
