import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { SessionState } from '../api/session-state.js';
import { CopyButton } from '../shared/copy-button.js';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { leftovers } from '../writing/index.js';
import { signOutPending } from './sign-out.js';
import { RecoverForm } from './recover-form.js';
import { SignInForm } from './sign-in-form.js';
import css from './sign-in.module.css';

type Closed = Extract<SessionState, { phase: 'out' | 'locked' }>;
/** `recovered`: the new recovery code is shown, for the only time. */
type Step = { name: 'sign-in' } | { name: 'recover' } | { name: 'recovered'; code: string };

/**
 * The only screen without a session. When a session ended while the console was open it covers the console, which stays as it
 * was underneath.
 */
export function SignInScreen({ state }: { state: Closed }) {
  const [step, setStep] = useState<Step>({ name: 'sign-in' });
  const heading = useRef<HTMLHeadingElement>(null);
  const owner = state.phase === 'locked' ? state.session.staff : null;
  const title = titleOf(step, owner !== null);

  useEffect(() => {
    if (step.name !== 'sign-in') heading.current?.focus();
  }, [step.name]);

  return (
    <main className={css.screen}>
      <title>{`${title} · ${t('app.name')}`}</title>
      <div className={css.card}>
        <p className={css.brand}>{t('app.name')}</p>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {step.name === 'sign-in' && (
          <>
            {state.reason && <p className={css.reason}>{reasonText(state)}</p>}
            <Leftovers left={state.reason === 'left'} />
            <SignInForm email={owner?.email ?? ''} />
            {owner && <p className={css.small}>{t('signIn.someoneElse', { name: owner.name })}</p>}
            <Button variant="subtle" className={css.other} onClick={() => setStep({ name: 'recover' })}>
              {t('signIn.forgotten')}
            </Button>
          </>
        )}
        {step.name === 'recover' && (
          <>
            <RecoverForm email={owner?.email ?? ''} onDone={(code) => setStep({ name: 'recovered', code })} />
            <Button variant="subtle" className={css.other} onClick={() => setStep({ name: 'sign-in' })}>
              {t('recover.back')}
            </Button>
          </>
        )}
        {step.name === 'recovered' && (
          <>
            <p>{t('recover.newCode')}</p>
            <p className={css.code}>{step.code}</p>
            <div>
              <CopyButton text={step.code} what={t('recover.code')} />
            </div>
            <Button size="md" onClick={() => setStep({ name: 'sign-in' })}>
              {t('recover.toSignIn')}
            </Button>
          </>
        )}
      </div>
    </main>
  );
}

/** What a person who left has to know: that the server has not heard of it yet, and which replies are unanswered. */
function Leftovers({ left }: { left: boolean }) {
  const standing = useStore(signOutPending);
  const { unsure, held } = useStore(leftovers);
  return (
    <div role="status">
      {left && standing && <p className={css.reason}>{t('signIn.notEnded')}</p>}
      {unsure.map((reference) => (
        <p key={reference} className={css.reason}>
          {t('signIn.unsent', { reference })}
        </p>
      ))}
      {held.map((reference) => (
        <p key={reference} className={css.reason}>
          {t('signIn.held', { reference })}
        </p>
      ))}
    </div>
  );
}

function titleOf(step: Step, again: boolean): string {
  if (step.name === 'recover') return t('recover.title');
  if (step.name === 'recovered') return t('recover.doneTitle');
  return again ? t('signIn.titleAgain') : t('signIn.title');
}

function reasonText(state: Closed): string {
  if (state.phase === 'out') return t('signIn.left');
  if (state.reason === 'left') return t('signIn.leftUnkept');
  return state.reason === 'idle'
    ? t('signIn.idle', { minutes: state.session.idleMinutes })
    : t('signIn.ended');
}
