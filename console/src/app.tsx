import { Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { sessionState } from './api/session-state.js';
import { SignInScreen } from './session/sign-in-screen.js';
import { Announcer } from './shared/announcer.js';
import { currentLanguage, t } from './shared/messages/index.js';
import { useStore } from './shared/store.js';
import { AwayBanner } from './shell/away-banner.js';
import { ErrorBoundary } from './shell/error-boundary.js';
import css from './shell/shell.module.css';

// Fetched while somebody types their password.
const loading = import('./console.js');
const Console = lazy(async () => ({ default: (await loading).Console }));

/** Who is there decides what is there: the console, the sign-in screen, or that screen over the console. */
export function App() {
  const state = useStore(sessionState);
  const closed = state.phase === 'out' || state.phase === 'locked';
  return (
    <div key={currentLanguage()} className={css.app}>
      <Announcer />
      <AwayBanner />
      {state.phase === 'unknown' && <Starting />}
      {(state.phase === 'in' || state.phase === 'locked') && (
        // Hidden, not taken away: what is open and half written is there again after the sign-in.
        <div className={css.console} hidden={closed} key={state.session.staff.id}>
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

function Starting() {
  return (
    <main className={css.starting} aria-busy="true">
      <Loader aria-hidden="true" />
      <p>{t('app.starting')}</p>
    </main>
  );
}
