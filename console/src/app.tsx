import { Loader } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { sessionState } from './api/session-state.js';
import { inviteToken } from './people/invite-link.js';
import { SignInScreen } from './session/sign-in-screen.js';
import { Announcer } from './shared/announcer.js';
import { currentLanguage, t, withTexts } from './shared/messages/index.js';
import { useStore } from './shared/store.js';
import { AwayBanner } from './shell/away-banner.js';
import { ErrorBoundary } from './shell/error-boundary.js';
import css from './shell/shell.module.css';

const Console = lazy(async () => ({ default: (await import('./console.js')).Console }));
/** Milliseconds after the sign-in form is there: over a slow line nothing competes with the form itself. */
const FETCH_AHEAD = 300;

const InviteScreen = lazy(async () => ({
  default: (await withTexts(import('./people/invite-screen.js'))).InviteScreen,
}));

/** Shows, by the state of the session, the console, the sign-in screen, or that screen over the console. */
export function App() {
  const state = useStore(sessionState);
  const invite = useStore(inviteToken);
  const consoleRoot = useFocusBack(state.phase === 'in');
  const closed = state.phase === 'out' || state.phase === 'locked';
  // Fetched while the person types their password.
  useEffect(() => {
    if (!closed) return;
    const timer = setTimeout(() => void import('./console.js').catch(() => undefined), FETCH_AHEAD);
    return () => clearTimeout(timer);
  }, [closed]);
  // Whoever opens the link of an invitation is nobody of this browser's session.
  if (invite !== null && state.phase !== 'unknown') {
    return (
      <div key={currentLanguage()} className={css.app}>
        <Announcer />
        <AwayBanner />
        <ErrorBoundary>
          <Suspense fallback={<Starting />}>
            <InviteScreen token={invite} />
          </Suspense>
        </ErrorBoundary>
      </div>
    );
  }
  return (
    <div key={currentLanguage()} className={css.app}>
      <Announcer />
      <AwayBanner />
      {state.phase === 'unknown' && <Starting />}
      {(state.phase === 'in' || state.phase === 'locked') && (
        // Hidden, not taken away: what is open and half written is there again after the sign-in.
        <div ref={consoleRoot} className={css.console} hidden={closed} key={state.session.staff.id}>
          <ErrorBoundary>
            <Suspense fallback={<Starting />}>
              <Console />
            </Suspense>
          </ErrorBoundary>
        </div>
      )}
      {closed && <SignInScreen state={state} />}
    </div>
  );
}

/** Gives the focus back to where it was in the console before the sign-in screen came over it. */
function useFocusBack(open: boolean) {
  const root = useRef<HTMLDivElement>(null);
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const remember = ({ target }: FocusEvent): void => {
      const inConsole =
        target instanceof Element && root.current?.contains(target) && !target.closest('dialog');
      if (inConsole) last.current = target;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  useEffect(() => {
    if (open && last.current instanceof HTMLElement) last.current.focus();
  }, [open]);
  return root;
}

function Starting() {
  return (
    <main className={css.starting} aria-busy="true">
      <Loader aria-hidden="true" />
      <p>{t('app.starting')}</p>
    </main>
  );
}
