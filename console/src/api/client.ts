import createClient, { type Middleware } from 'openapi-fetch';
import { learnServerTime } from '../shared/time.js';
import { serverAnswered, serverAway } from './connection.js';
import { ApiError, problemOf } from './problem.js';
import type { paths } from './schema.js';
import { currentSession, sessionBack, sessionLost, sessionState } from './session-state.js';

const TIMEOUT = 20_000;
/** Milliseconds between two questions who is signed in, where the first was answered with nobody. */
const ANOTHER_LOOK = 1_000;
const AWAY: readonly number[] = [502, 503, 504];
/** Here a 401 says that a secret is wrong, or that a session is over which was to end anyway. */
const ENDS_NO_SESSION: readonly string[] = ['/api/auth/sign-in', '/api/auth/recover', '/api/auth/sign-out'];

const SIGNS = /^\/api\/cases\/[^/]+\/presence$/;
const TOKEN = 'x-csrf-token';
/** Screens refresh themselves: a read keeps no session alive, unless it says that a person is there. */
const UNATTENDED = 'x-unattended';
export const ATTENDED = { [UNATTENDED]: null };

const sessionMiddleware: Middleware = {
  onRequest({ request }) {
    if (request.method === 'GET') return request;
    // A window gives its sign again and again, whether or not somebody sits before it.
    if (!SIGNS.test(new URL(request.url).pathname)) request.headers.delete(UNATTENDED);
    const session = currentSession();
    if (session && !request.headers.has(TOKEN)) request.headers.set(TOKEN, session.csrfToken);
    return request;
  },
  async onResponse({ request, response }) {
    learnServerTime(response.headers.get('date'));
    if (AWAY.includes(response.status)) serverAway();
    else serverAnswered();
    const { pathname } = new URL(request.url);
    // A sign that nobody asked for may meet a session between two: whatever a person does next tells for sure.
    const ends = !ENDS_NO_SESSION.includes(pathname) && !SIGNS.test(pathname);
    if (response.status !== 401 || !ends) return undefined;
    if (pathname === '/api/session') {
      const again = await nextAnswer(request);
      if (again?.ok) return again;
    } else if (await signedInAnew())
      return request.method === 'GET' ? fetch(request.url, againOf(request)) : undefined;
    sessionLost('ended');
    return undefined;
  },
  onError() {
    serverAway();
  },
};

/**
 * Whether the same person has another session by now: a request that was on its way while another window signed in met the one
 * before. Whoever wrote tries again by `write` and `change`.
 */
async function signedInAnew(): Promise<boolean> {
  const state = sessionState.get();
  if (state.phase !== 'in') return false;
  const now = await renewSession().catch(() => null);
  return now?.staff.id === state.session.staff.id;
}

/**
 * While another window signs in there is a moment in which the session before has ended and the browser has not got the new one: who is
 * signed in is asked a second time before this window is locked. Null: nobody was in it, or the server went away.
 */
async function nextAnswer(request: Request): Promise<Response | null> {
  if (sessionState.get().phase !== 'in') return null;
  await new Promise((resolve) => setTimeout(resolve, ANOTHER_LOOK));
  return fetch(request.url, againOf(request)).catch(() => null);
}

const againOf = ({ headers, signal }: Request): RequestInit => ({
  headers,
  signal,
  credentials: 'same-origin',
});

const timed = (signal: AbortSignal): AbortSignal => AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]);

/** The API, typed by its OpenAPI description. Use it through `ask`, which turns failures into ApiError. */
export const api = createClient<paths>({
  baseUrl: '/',
  credentials: 'same-origin',
  headers: { [UNATTENDED]: '1' },
  fetch: (request) => fetch(request, { signal: timed(request.signal) }),
});
api.use(sessionMiddleware);

interface Reply<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Runs one request. Throws ApiError. */
export async function ask<T>(request: () => Promise<Reply<T>>): Promise<T> {
  const { data, error, response } = await request().catch(() => {
    throw new ApiError(0, 'NO_ANSWER');
  });
  if (!response.ok) throw problemOf(response.status, error);
  return data as T;
}

/** Runs a request that changes something. When another window has signed in since, runs it once more with the new token. Throws ApiError. */
export async function write<T>(request: () => Promise<Reply<T>>): Promise<T> {
  try {
    return await ask(request);
  } catch (error) {
    if (!isOldToken(error)) throw error;
    const before = currentSession()?.staff.id;
    const session = await renewSession();
    // What one person typed is never sent in the name of another who signed in meanwhile.
    if (session.staff.id !== before) throw error;
    return ask(request);
  }
}

/** As `write`; where the session has ended meanwhile it waits for the same person to sign in, and runs once more. */
export async function change<T>(request: () => Promise<Reply<T>>): Promise<T> {
  try {
    return await write(request);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    await sessionBack(error);
    return write(request);
  }
}

export function isOldToken(error: unknown): boolean {
  return error instanceof ApiError && error.status === 403 && error.code.startsWith('CSRF');
}

/**
 * Asks who is signed in. A session of someone else than before is for the caller to notice: the state carries it. With
 * `ATTENDED` it keeps the session alive. Throws ApiError.
 */
export async function renewSession(headers: typeof ATTENDED | undefined = undefined) {
  const session = await ask(() => api.GET('/api/session', headers && { headers }));
  sessionState.update((state) => {
    if (state.phase === 'in') return { phase: 'in', session };
    const same = state.phase === 'locked' && state.session.staff.id === session.staff.id;
    return same ? { ...state, session } : state;
  });
  return session;
}

/** Asks whether the server can work, without a session, and sets `connection`. */
export async function checkServer(): Promise<void> {
  const answer = await fetch('/health/ready', { signal: AbortSignal.timeout(TIMEOUT) }).catch(() => null);
  if (answer?.ok) serverAnswered();
  else serverAway();
}
