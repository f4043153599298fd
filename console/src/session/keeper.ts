import { api, ask, renewSession } from '../api/client.js';
import { backoff, connection } from '../api/connection.js';
import { listen } from '../api/live.js';
import { ApiError } from '../api/problem.js';
import { caseChanged, everythingChanged, queryClient } from '../api/queries.js';
import { sessionState, type SessionState } from '../api/session-state.js';
import type { Session } from '../api/types.js';
import { speak } from '../shared/messages/languages.js';
import { keepingPreferences } from '../shared/preferences.js';
import { drafts, forgetTyped, hasUnsaved, keepWhileLeaving, tryAgain } from '../writing/index.js';
import { watchIdle } from './idle.js';

/** How long a sign-out may wait for drafts to be kept. */
const PATIENCE = 3_000;

/** A sign-out still on its way: a sign-in waits for it, or it would end the new session. */
let leaving: Promise<void> = Promise.resolve();
const windows = new BroadcastChannel('abhaya-session');

/** Throws ApiError: 401 wrong e-mail or password, 429 too many tries. */
export async function signIn(email: string, password: string): Promise<void> {
  await leaving;
  await enter(await ask(() => api.POST('/api/auth/sign-in', { body: { email, password } })));
  windows.postMessage('in');
}

export async function signOut(): Promise<void> {
  await leave();
  sessionState.set({ phase: 'out', reason: 'left' });
  windows.postMessage('left');
}

/** Looks who is signed in, at the start and when another window signed in. */
export async function findSession(): Promise<void> {
  try {
    await enter(await ask(() => api.GET('/api/session')));
  } catch (error) {
    const nobody = error instanceof ApiError && error.status === 401;
    if (nobody && sessionState.get().phase === 'unknown') sessionState.set({ phase: 'out', reason: null });
  }
}

async function enter(session: Session): Promise<void> {
  await speak([session.staff.locale]);
  sessionState.set({ phase: 'in', session });
}

function forget(): void {
  forgetTyped();
  queryClient.clear();
}

/** Ends the session on the server, so that its keys are gone there too. */
function leave(): Promise<void> {
  const kept = Promise.race([drafts.keepAll(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  const signOut = (): Promise<unknown> => ask(() => api.POST('/api/auth/sign-out'));
  leaving = kept
    .then(() => keepingPreferences(signOut))
    .then(
      () => undefined,
      () => undefined,
    );
  return leaving;
}

function lock(): void {
  const state = sessionState.get();
  if (state.phase !== 'in') return;
  sessionState.set({ phase: 'locked', session: state.session, reason: 'idle' });
  void leave();
}

/** Holds together session, live updates, connection and what is being typed, from the first page to the last. */
export function startKeeper(): void {
  let stopWork: (() => void) | null = null;
  let last: SessionState = sessionState.get();
  sessionState.subscribe(() => {
    const state = sessionState.get();
    // Nothing that one person read or typed is there for the next, however they came to be signed in.
    if (staffOf(last) !== null && staffOf(last) !== staffOf(state)) forget();
    if (state.phase === 'in' && !stopWork) {
      stopWork = work(state.session);
      if (last.phase === 'locked') refreshAll();
    } else if (state.phase !== 'in' && stopWork) {
      stopWork();
      stopWork = null;
    }
    last = state;
  });

  windows.addEventListener('message', ({ data }) => {
    if (data === 'in' && sessionState.get().phase !== 'in') void findSession();
    if (data === 'left' && sessionState.get().phase === 'in')
      sessionState.set({ phase: 'out', reason: 'left' });
  });

  watchConnection();
  window.addEventListener('beforeunload', (event) => {
    if (hasUnsaved()) event.preventDefault();
  });
  window.addEventListener('pagehide', keepWhileLeaving);
  void speak(navigator.languages).then(findSession);
}

function staffOf(state: SessionState): string | null {
  return state.phase === 'in' || state.phase === 'locked' ? state.session.staff.id : null;
}

/** What runs while somebody is signed in. */
function work(session: Session): () => void {
  const soon = gathered(caseChanged);
  const opensCases = session.permissions.includes('case.read');
  const stopListening = opensCases
    ? listen({ changed: soon, missedSome: everythingChanged, refused: mayReconnect })
    : null;
  const stopWatching = watchIdle({
    minutes: session.idleMinutes,
    lock,
    stillHere: () => void renewSession().catch(() => undefined),
  });
  return () => {
    stopListening?.();
    stopWatching();
  };
}

/** After a refusal: not if it was the session that ended, for its owner has to sign in first. */
async function mayReconnect(): Promise<boolean> {
  await renewOrNothing();
  return sessionState.get().phase === 'in';
}

/** The first event is acted on at once; a burst of them after that once in half a second. */
function gathered(act: (id: string) => void): (id: string) => void {
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    timer = undefined;
    if (waiting.size === 0) return;
    for (const id of waiting) act(id);
    waiting.clear();
    timer = setTimeout(flush, 500);
  };
  return (id) => {
    waiting.add(id);
    if (timer === undefined) flush();
  };
}

function refreshAll(): void {
  everythingChanged();
  tryAgain();
}

/** While the server is away it is asked again and again; when it is back, what was missed and kept is made up for. */
function watchConnection(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wasAway = false;
  const probe = (tries: number): void => {
    timer = setTimeout(
      () => void findOut().then(() => connection.get().state === 'away' && probe(tries + 1)),
      backoff(tries) * 1000,
    );
  };
  connection.subscribe(() => {
    const away = connection.get().state === 'away';
    if (away === wasAway) return;
    wasAway = away;
    clearTimeout(timer);
    if (away) probe(0);
    else refreshAll();
  });
  window.addEventListener('online', () => wasAway && void findOut());
}

/** One request that shows whether the server is there. */
export async function findOut(): Promise<void> {
  if (sessionState.get().phase === 'unknown') await findSession();
  else await renewOrNothing();
}

function renewOrNothing(): Promise<void> {
  if (sessionState.get().phase === 'in') return renewSession().catch(() => undefined);
  return ask(() => api.GET('/api/session')).then(
    () => undefined,
    () => undefined,
  );
}
