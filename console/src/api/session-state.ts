import { createStore } from '../shared/store.js';
import type { Session } from './types.js';

/** Why there is no session: `ended` by the server, `idle` by this console, `left` by the person. */
export type EndReason = 'ended' | 'idle' | 'left';

/**
 * `locked` keeps who was signed in and everything typed behind the sign-in screen; `out` has nothing to keep.
 */
export type SessionState =
  | { phase: 'unknown' }
  | { phase: 'out'; reason: EndReason | null }
  | { phase: 'in'; session: Session }
  | { phase: 'locked'; session: Session; reason: EndReason };

export const sessionState = createStore<SessionState>({ phase: 'unknown' });

export function currentSession(): Session | null {
  const state = sessionState.get();
  return state.phase === 'in' || state.phase === 'locked' ? state.session : null;
}

export function sessionLost(reason: EndReason): void {
  sessionState.update((state) =>
    state.phase === 'in' ? { phase: 'locked', session: state.session, reason } : state,
  );
}

/** Resolves when the same person has signed in again. Rejects with `instead` when the session is given up. */
export function sessionBack(instead: Error): Promise<void> {
  return new Promise((resolve, reject) => {
    const before = currentSession()?.staff.id;
    const look = (): void => {
      const state = sessionState.get();
      if (state.phase === 'locked') return;
      stop();
      if (state.phase === 'in' && state.session.staff.id === before) resolve();
      else reject(instead);
    };
    const stop = sessionState.subscribe(look);
    look();
  });
}
