import createClient, { type Middleware } from 'openapi-fetch';
import { learnServerTime } from '../shared/time.js';
import { serverAnswered, serverAway } from './connection.js';
import { ApiError, problemOf } from './problem.js';
import type { paths } from './schema.js';
import { currentSession, sessionBack, sessionLost, sessionState } from './session-state.js';

const TIMEOUT = 20_000;
const AWAY: readonly number[] = [502, 503, 504];

const keepHouse: Middleware = {
  onRequest({ request }) {
    const session = currentSession();
    if (request.method !== 'GET' && session) request.headers.set('x-csrf-token', session.csrfToken);
    return request;
  },
  onResponse({ request, response }) {
    learnServerTime(response.headers.get('date'));
    if (AWAY.includes(response.status)) serverAway();
    else serverAnswered();
    // The routes that sign in answer 401 for a wrong password: that ends no session.
    const signingIn = new URL(request.url).pathname.startsWith('/api/auth/');
    if (response.status === 401 && !signingIn) sessionLost('ended');
  },
  onError() {
    serverAway();
  },
};

/** The API, typed by its OpenAPI description. Use it through `ask`, which turns failures into ApiError. */
export const api = createClient<paths>({
  baseUrl: '/',
  credentials: 'same-origin',
  fetch: (request) =>
    fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(TIMEOUT)]) }),
});
api.use(keepHouse);

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

/**
 * Runs a request that changes something. Where the session has ended meanwhile it waits for the same person to sign in
 * and runs once more; where another tab signed in anew it fetches the new token first. Throws ApiError.
 */
export async function change<T>(request: () => Promise<Reply<T>>): Promise<T> {
  try {
    return await ask(request);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) await sessionBack(error);
    else if (error.status === 403 && error.code.startsWith('CSRF')) await renewSession();
    else throw error;
    return ask(request);
  }
}

/** Asks who is signed in. A session of someone else than before is for the caller to notice: the state carries it. */
export async function renewSession(): Promise<void> {
  const session = await ask(() => api.GET('/api/session'));
  sessionState.set({ phase: 'in', session });
}
