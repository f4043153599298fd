import { api, ask, isOldToken } from '../api/client.js';
import { backoff } from '../api/connection.js';
import { ApiError } from '../api/problem.js';
import type { Session } from '../api/types.js';
import { keepingPreferences } from '../shared/preferences.js';
import { createStore } from '../shared/store.js';

/** Whether a session that was left here may still stand on the server. */
export const unended = createStore(false);

let left: Session | null = null;
let attempt: Promise<void> = Promise.resolve();
let timer: ReturnType<typeof setTimeout> | undefined;
let tries = 0;
/** Counts what `left` was set to, so that an answer that comes late concerns nobody. */
let turn = 0;

/**
 * Ends the session on the server, so that its keys are gone there too, once `ready`. Resolves after the first try; what
 * fails is tried again until the server has heard of it.
 */
export function endSession(session: Session, ready: Promise<unknown>): Promise<void> {
  left = session;
  turn += 1;
  tries = 0;
  unended.set(true);
  attempt = ready.then(tryToEnd);
  return attempt;
}

/** A sign-in waits for a sign-out still on its way, or that would end the new session. */
export function leavingTried(): Promise<void> {
  return attempt;
}

/** Somebody signed in: the server ended with that what stood before. */
export function sessionReplaced(): void {
  left = null;
  turn += 1;
  clearTimeout(timer);
  timer = undefined;
  unended.set(false);
}

/** Tries now what is tried again anyway: the connection is back. */
export function endSessionNow(): void {
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

/** Whether nothing of the session stands any more. Throws where that cannot be told. */
async function end(session: Session, again = true): Promise<boolean> {
  try {
    const headers = { 'x-csrf-token': session.csrfToken };
    await keepingPreferences(() => ask(() => api.POST('/api/auth/sign-out', { headers })));
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return true;
    if (!isOldToken(error) || !again) throw error;
  }
  const now = await whoIsThere();
  // Another window signed in anew before this one left: the same person wants that to end, somebody else does not.
  if (now?.staff.id !== session.staff.id) return true;
  return end(now, false);
}

async function whoIsThere(): Promise<Session | null> {
  try {
    return await ask(() => api.GET('/api/session'));
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}
