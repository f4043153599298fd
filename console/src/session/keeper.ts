import { api, ask, ATTENDED, lookForServer, renewSession } from '../api/client.js';
import { backoff, connection } from '../api/connection.js';
import { listen } from '../api/live.js';
import { ApiError } from '../api/problem.js';
import { caseChanged, everythingChanged, forgetRead } from '../api/queries.js';
import { currentSession, sessionState, type SessionState } from '../api/session-state.js';
import type { Session } from '../api/types.js';
import { speak } from '../shared/messages/languages.js';
import {
  finishTyping,
  forgetTyped,
  hasUnsaved,
  isUnkept,
  keepWhileLeaving,
  noteUnsent,
  tryAgain,
} from '../writing/index.js';
import { watchIdle } from './idle.js';
import { endSession, endSessionNow, leavingTried, sessionReplaced, unended } from './leaving.js';
import { hearWindows, othersFinish, tellWindows } from './windows.js';

/** How long a sign-out may wait, in milliseconds, for what has to be kept and sent before it, and for its answer. */
const PATIENCE = 3_000;
/** At least so many milliseconds lie between two refreshes of everything for a server that is back. */
const BREATH = 5_000;

/** Throws ApiError: 401 wrong e-mail or password, 429 too many tries. */
export async function signIn(email: string, password: string): Promise<void> {
  await leavingTried();
  const session = await ask(() => api.POST('/api/auth/sign-in', { body: { email, password } }));
  sessionReplaced();
  await enter(session);
  tellWindows('in');
}

/** Sends and keeps what waits to be, in all windows, and ends the session. */
export async function signOut(): Promise<void> {
  const session = currentSession();
  if (!session) return;
  await Promise.all([finishTyping(PATIENCE), othersFinish(PATIENCE)]);
  await soon(endSession(session, Promise.resolve()));
  close('left');
  tellWindows('left');
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
  noteUnsent([]);
  sessionState.set({ phase: 'in', session });
}

/** The session is over. What is on no server stays in this window, behind the sign-in of its writer. */
function close(reason: 'left'): void {
  const state = sessionState.get();
  // The live updates end with the session, and may say so before the window that ended it does.
  const heardAlready = state.phase === 'locked' && state.reason === 'ended';
  if (state.phase !== 'in' && !heardAlready) return;
  if (isUnkept()) {
    sessionState.set({ phase: 'locked', session: state.session, reason });
    return;
  }
  noteUnsent();
  sessionState.set({ phase: 'out', reason });
}

/** Nothing that one person read or typed is there for the next, not even the address of a case. */
function forget(): void {
  forgetTyped();
  forgetRead();
  window.history.replaceState(null, '', '/');
}

function lock(): void {
  const state = sessionState.get();
  if (state.phase !== 'in') return;
  sessionState.set({ phase: 'locked', session: state.session, reason: 'idle' });
  void endSession(state.session, finishTyping(PATIENCE));
}

const soon = (work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);

/** Holds together session, live updates, connection and what is being typed, from the first page to the last. */
export function startKeeper(): void {
  let stopWork: (() => void) | null = null;
  let last: SessionState = sessionState.get();
  sessionState.subscribe(() => {
    const state = sessionState.get();
    const another = staffOf(last) !== null && staffOf(last) !== staffOf(state);
    // However they came to be signed in.
    if (another) forget();
    if (stopWork && (another || state.phase !== 'in')) {
      stopWork();
      stopWork = null;
    }
    if (state.phase === 'in' && !stopWork) {
      stopWork = work(state.session);
      if (last.phase === 'locked') refreshAll();
    }
    last = state;
  });

  hearWindows({
    in: () => {
      sessionReplaced();
      void findSession();
    },
    left: () => close('left'),
    leaving: () => (sessionState.get().phase === 'in' && hasUnsaved() ? finishTyping(PATIENCE) : null),
  });

  watchConnection();
  window.addEventListener('beforeunload', (event) => {
    if (hasUnsaved() || unended.get()) event.preventDefault();
  });
  window.addEventListener('pagehide', keepWhileLeaving);
  void speak(navigator.languages).then(findSession);
}

function staffOf(state: SessionState): string | null {
  return state.phase === 'in' || state.phase === 'locked' ? state.session.staff.id : null;
}

/** What runs while somebody is signed in. */
function work(session: Session): () => void {
  const soonChanged = gathered(caseChanged);
  const opensCases = session.permissions.includes('case.read');
  const stopListening = opensCases
    ? listen({ changed: soonChanged, missedSome: everythingChanged, refused: mayReconnect })
    : null;
  const stopWatching = watchIdle({
    minutes: session.idleMinutes,
    lock,
    stillHere: () => void renewSession(ATTENDED).catch(() => undefined),
  });
  return () => {
    stopListening?.();
    stopWatching();
  };
}

/** After a refusal: not if it was the session that ended, for its owner has to sign in first. */
async function mayReconnect(): Promise<boolean> {
  await findOut();
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
  if (sessionState.get().phase === 'in') {
    everythingChanged();
    tryAgain();
  } else endSessionNow();
}

/** While the server is away it is asked again and again; when it is back, what was missed and kept is made up for. */
function watchConnection(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let refresh: ReturnType<typeof setTimeout> | undefined;
  let refreshedAt = -Infinity;
  let wasAway = false;
  // Where the server answers some requests and not others it comes and goes with each: not all is fetched anew each time.
  const refreshSoon = (): void => {
    clearTimeout(refresh);
    refresh = setTimeout(
      () => {
        refreshedAt = Date.now();
        refreshAll();
      },
      Math.max(0, refreshedAt + BREATH - Date.now()),
    );
  };
  const probe = (tries: number): void => {
    timer = setTimeout(
      () => void findOut().then(() => connection.get() === 'away' && probe(tries + 1)),
      backoff(tries) * 1000,
    );
  };
  connection.subscribe(() => {
    const away = connection.get() === 'away';
    if (away === wasAway) return;
    wasAway = away;
    clearTimeout(timer);
    if (away) probe(0);
    else refreshSoon();
  });
  window.addEventListener('online', () => wasAway && void findOut());
}

/** One request that shows whether the server is there; about the session it asks only for somebody who has one. */
export async function findOut(): Promise<void> {
  const { phase } = sessionState.get();
  if (phase === 'unknown') await findSession();
  else if (phase === 'in') await renewSession().catch(() => undefined);
  else await lookForServer();
}
