import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { SessionState } from '../api/session-state.js';
import { t } from '../shared/messages/index.js';
import { RecoverForm } from './recover-form.js';
import { SignInForm } from './sign-in-form.js';
import css from './sign-in.module.css';

type Closed = Extract<SessionState, { phase: 'out' | 'locked' }>;

/**
 * The only screen of somebody who is not signed in. Where a session ended under the hands of its owner it covers the
 * console, which stays as it was underneath.
 */
export function SignInScreen({ state }: { state: Closed }) {
  const [form, setForm] = useState<'sign-in' | 'recover'>('sign-in');
  const [changed, setChanged] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const owner = state.phase === 'locked' ? state.session.staff : null;
  const title = form === 'recover' ? t('recover.title') : owner ? t('signIn.titleAgain') : t('signIn.title');

  useEffect(() => {
    if (form === 'recover') heading.current?.focus();
  }, [form]);

  return (
    <main className={css.screen}>
      <title>{`${title} · ${t('app.name')}`}</title>
      <div className={css.card}>
        <p className={css.brand}>{t('app.name')}</p>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {changed && form === 'sign-in' && <p role="status">{t('recover.done')}</p>}
        {form === 'sign-in' && !changed && state.reason && <p className={css.reason}>{reasonText(state)}</p>}
        {form === 'sign-in' ? (
          <SignInForm email={owner?.email ?? ''} />
        ) : (
          <RecoverForm
            email={owner?.email ?? ''}
            onDone={() => {
              setChanged(true);
              setForm('sign-in');
            }}
          />
        )}
        {owner && <p className={css.small}>{t('signIn.someoneElse', { name: owner.name })}</p>}
        <Button
          variant="subtle"
          className={css.other}
          onClick={() => setForm(form === 'recover' ? 'sign-in' : 'recover')}
        >
          {form === 'recover' ? t('recover.back') : t('signIn.forgotten')}
        </Button>
      </div>
    </main>
  );
}

function reasonText(state: Closed): string {
  if (state.phase === 'out') return t('signIn.left');
  return state.reason === 'idle'
    ? t('signIn.idle', { minutes: state.session.idleMinutes })
    : t('signIn.ended');
}
