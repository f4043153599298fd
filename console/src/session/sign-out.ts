import { api, ask, isOldToken } from '../api/client.js';
import { backoff } from '../api/connection.js';
import { ApiError } from '../api/problem.js';
import type { Session } from '../api/types.js';
import { keepingPreferences } from '../shared/preferences.js';
import { createStore } from '../shared/store.js';

/** Whether a session that was signed out here may still exist on the server. */
export const signOutPending = createStore(false);

let left: Session | null = null;
let attempt: Promise<void> = Promise.resolve();
let timer: ReturnType<typeof setTimeout> | undefined;
let tries = 0;
/** Counts the changes of `left`, so that a late answer to an earlier attempt is ignored. */
let turn = 0;

/**
 * Ends the session on the server, so that its keys are gone there too, once `ready`. Resolves after the first try; what
 * fails is tried again until the server has heard of it.
 */
export function endSession(session: Session, ready: Promise<unknown>): Promise<void> {
  left = session;
  turn += 1;
  tries = 0;
  signOutPending.set(true);
  attempt = ready.then(tryToEnd);
  return attempt;
}

/** A sign-in waits for a sign-out still on its way, or that would end the new session. */
export function signOutTried(): Promise<void> {
  return attempt;
}

/** A sign-in ended the earlier session on the server too: stops trying to end it. */
export function sessionReplaced(): void {
  left = null;
  turn += 1;
  clearTimeout(timer);
  timer = undefined;
  signOutPending.set(false);
}

/** Tries at once instead of after the pause: the connection is back. */
export function retrySignOut(): void {
  if (left && timer !== undefined) attempt = tryToEnd();
}

async function tryToEnd(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  if (!left) return;
  const mine = turn;
  const ended = await end(left).catch(() => false);
  if (mine !== turn) return;
  if (ended) {
    sessionReplaced();
    return;
  }
  timer = setTimeout(() => (attempt = tryToEnd()), backoff(tries) * 1000);
  tries += 1;
}

/** Whether the session is ended. Throws when the server does not say. */
async function end(session: Session, again = true): Promise<boolean> {
  try {
    const headers = { 'x-csrf-token': session.csrfToken };
    await keepingPreferences(() => ask(() => api.POST('/api/auth/sign-out', { headers })));
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return true;
    if (!isOldToken(error) || !again) throw error;
  }
  const now = await currentServerSession();
  // Another window signed in before this one left. A new session of the same person is to end as well; another person's is not.
  if (now?.staff.id !== session.staff.id) return true;
  return end(now, false);
}

async function currentServerSession(): Promise<Session | null> {
  try {
    return await ask(() => api.GET('/api/session'));
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}
