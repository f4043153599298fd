import { useEffect } from 'react';
import { api } from '../api/client.js';
import { sessionState } from '../api/session-state.js';
import type { Colleague } from '../api/types.js';
import { drafts } from '../writing/index.js';

type Doing = Colleague['doing'];

/** This window, as the server tells the windows of one person apart. It means nothing beyond that. */
const me = crypto.randomUUID();
/** Milliseconds between two signs; the server forgets a window after 45 seconds. */
const AGAIN = 20_000;
/** Milliseconds after a keystroke in which somebody still counts as writing. */
const STILL_WRITING = 15_000;

/** Lets those who may know of each other see that this window shows the case, and whether something is written there. Null: none is shown. */
export function usePresenceSign(caseId: string | null): void {
  useEffect(() => {
    if (caseId === null) return;
    let doing: Doing = 'reading';
    let typedAt = -Infinity;
    let texts = textsOf(caseId);
    const shown = (): boolean => document.visibilityState === 'visible' && sessionState.get().phase === 'in';
    const sign = (): void => {
      doing = Date.now() - typedAt < STILL_WRITING ? 'writing' : 'reading';
      if (shown()) send(caseId, doing);
    };
    const look = (): void => (shown() ? sign() : send(caseId, null));
    const stopDrafts = drafts.changes.subscribe(() => {
      const now = textsOf(caseId);
      if (now === texts) return;
      const empty = now === '';
      texts = now;
      typedAt = empty ? -Infinity : Date.now();
      if ((doing === 'writing') === empty) sign();
    });
    sign();
    const timer = setInterval(sign, AGAIN);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      stopDrafts();
      document.removeEventListener('visibilitychange', look);
      send(caseId, null);
    };
  }, [caseId]);
}

const textsOf = (caseId: string): string =>
  `${drafts.get(caseId, 'message').text}${drafts.get(caseId, 'note').text}`;

/** A sign that does not arrive is made up for by the next one. */
function send(id: string, doing: Doing | null): void {
  if (sessionState.get().phase !== 'in') return;
  void api
    .PUT('/api/cases/{id}/presence', {
      params: { path: { id } },
      body: { window: me, doing },
      keepalive: true,
    })
    .catch(() => undefined);
}
