import { api, ask, ATTENDED, checkServer, renewSession } from '../api/client.js';
import { backoff, connection } from '../api/connection.js';
import { listen } from '../api/live.js';
import { ApiError } from '../api/problem.js';
import { caseChanged, everythingChanged, clearFetched, presenceChanged } from '../api/queries.js';
import { currentSession, sessionState, type SessionState } from '../api/session-state.js';
import type { Session } from '../api/types.js';
import { speak } from '../shared/messages/languages.js';
import {
  finishTyping,
  clearTyped,
  hasUnsaved,
  isUnkept,
  keepWhileLeaving,
  forgetLeftovers,
  holdReplies,
  noteUnsure,
  tryAgain,
} from '../writing/index.js';
import { watchIdle } from './idle.js';
import { endSession, retrySignOut, signOutTried, sessionReplaced, signOutPending } from './sign-out.js';
import { listenToWindows, finishInOtherWindows, tellWindows } from './other-windows.js';

/** How long, in milliseconds, a sign-out waits for drafts to be kept and replies to be answered for, and then for its own answer. */
const SIGN_OUT_WAIT = 3_000;
/** The least time, in milliseconds, between two refreshes of everything after the server is back. */
const REFRESH_GAP = 5_000;

/** Throws ApiError: 401 wrong e-mail or password, 429 too many tries. */
export async function signIn(email: string, password: string): Promise<void> {
  await signOutTried();
  const session = await ask(() => api.POST('/api/auth/sign-in', { body: { email, password } }));
  sessionReplaced();
  await enter(session);
  tellWindows('in');
}

/** Keeps what waits to be kept, in all windows, and ends the session. Nothing is sent by that. */
export async function signOut(): Promise<void> {
  const session = currentSession();
  if (!session) return;
  await Promise.all([finishTyping(SIGN_OUT_WAIT), finishInOtherWindows(SIGN_OUT_WAIT)]);
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
  forgetLeftovers();
  sessionState.set({ phase: 'in', session });
}

/** The session is over. Text that the server does not have stays in this window until its writer signs in again. */
function close(reason: 'left'): void {
  const state = sessionState.get();
  // The live updates end with the session, and may say so before the window that ended it does.
  const heardAlready = state.phase === 'locked' && state.reason === 'ended';
  if (state.phase !== 'in' && !heardAlready) return;
  if (isUnkept()) {
    sessionState.set({ phase: 'locked', session: state.session, reason });
    return;
  }
  noteUnsure();
  sessionState.set({ phase: 'out', reason });
}

/** Removes everything that one person read or typed before the next signs in, also the address of a case. */
function forget(): void {
  clearTyped();
  clearFetched();
  window.history.replaceState(null, '', '/');
}

function lock(): void {
  const state = sessionState.get();
  if (state.phase !== 'in') return;
  sessionState.set({ phase: 'locked', session: state.session, reason: 'idle' });
  void endSession(state.session, finishTyping(SIGN_OUT_WAIT));
}

const soon = (work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, SIGN_OUT_WAIT))]);

/** Connects session, live updates, connection and unfinished texts. Call it once, at the start. */
export function startSessionLifecycle(): void {
  let stopWork: (() => void) | null = null;
  let last: SessionState = sessionState.get();
  sessionState.subscribe(() => {
    const state = sessionState.get();
    const another = staffOf(last) !== null && staffOf(last) !== staffOf(state);
    if (last.phase === 'in' && state.phase !== 'in') holdReplies();
    // However they came to be signed in.
    if (another) forget();
    // The stream tells of the desks that the session had when it began.
    const moved = state.phase === 'in' && last.phase === 'in' && desksOf(last) !== desksOf(state);
    if (stopWork && (another || moved || state.phase !== 'in')) {
      stopWork();
      stopWork = null;
    }
    if (state.phase === 'in' && !stopWork) {
      stopWork = work(state.session);
      if (last.phase === 'locked' || moved) refreshAll();
    }
    last = state;
  });

  listenToWindows({
    in: () => {
      sessionReplaced();
      void findSession();
    },
    left: () => close('left'),
    leaving: () => (sessionState.get().phase === 'in' && hasUnsaved() ? finishTyping(SIGN_OUT_WAIT) : null),
  });

  watchConnection();
  window.addEventListener('beforeunload', (event) => {
    if (hasUnsaved() || signOutPending.get()) event.preventDefault();
  });
  window.addEventListener('pagehide', keepWhileLeaving);
  void speak(navigator.languages).then(findSession);
}

function staffOf(state: SessionState): string | null {
  return state.phase === 'in' || state.phase === 'locked' ? state.session.staff.id : null;
}

const desksOf = (state: Extract<SessionState, { phase: 'in' }>): string =>
  state.session.desks.map(({ id }) => id).join(' ');

/** Starts what runs during a session; returns what stops it. */
function work(session: Session): () => void {
  const caseChangedSoon = batched(caseChanged);
  const opensCases = session.permissions.includes('case.read');
  const stopListening = opensCases
    ? listen({
        changed: caseChangedSoon,
        presence: presenceChanged,
        missedSome: everythingChanged,
        refused: mayReconnect,
      })
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
  await checkConnection();
  return sessionState.get().phase === 'in';
}

/** The first event is acted on at once; a burst of them after that once in half a second. */
function batched(act: (id: string) => void): (id: string) => void {
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
  } else retrySignOut();
}

/** While the server is away it is asked again and again; when it is back, what was missed and kept is made up for. */
function watchConnection(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let refresh: ReturnType<typeof setTimeout> | undefined;
  let refreshedAt = -Infinity;
  let wasAway = false;
  // A server that answers only some requests seems to come and go: not everything is fetched again each time.
  const refreshSoon = (): void => {
    clearTimeout(refresh);
    refresh = setTimeout(
      () => {
        refreshedAt = Date.now();
        refreshAll();
      },
      Math.max(0, refreshedAt + REFRESH_GAP - Date.now()),
    );
  };
  const probe = (tries: number): void => {
    timer = setTimeout(
      () => void checkConnection().then(() => connection.get() === 'away' && probe(tries + 1)),
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
  window.addEventListener('online', () => wasAway && void checkConnection());
}

/** Sends one request that shows whether the server is there: for the session where there is one, else for its health. */
export async function checkConnection(): Promise<void> {
  const { phase } = sessionState.get();
  if (phase === 'unknown') await findSession();
  else if (phase === 'in') await renewSession().catch(() => undefined);
  else await checkServer();
}
