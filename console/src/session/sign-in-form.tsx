import { PasswordInput, TextInput } from '@mantine/core';
import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { ApiError } from '../api/problem.js';
import { ActionButton } from '../shared/action-button.js';
import { Alert } from '../shared/alert.js';
import { t } from '../shared/messages/index.js';
import { problemText } from '../shared/problem-text.js';
import { signIn } from './keeper.js';
import css from './sign-in.module.css';

/** E-mail and password. An empty field is said at the field; a wrong pair is said of both, as the server does. */
export function SignInForm({ email: known }: { email: string }) {
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [capsLock, setCapsLock] = useState(false);
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState({ email: false, password: false });
  const [failure, setFailure] = useState<unknown>(null);
  const emailField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const empty = { email: email.trim() === '', password: password === '' };
    setMissing(empty);
    setFailure(null);
    if (empty.email || empty.password) {
      (empty.email ? emailField : passwordField).current?.focus();
      return;
    }
    setBusy(true);
    try {
      await signIn(email.trim(), password);
    } catch (error) {
      setFailure(error);
      setBusy(false);
      passwordField.current?.select();
    }
  };

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className={css.form}>
      {failure !== null && (
        <Alert>
          {failure instanceof ApiError && failure.status === 401 ? t('signIn.wrong') : problemText(failure)}
        </Alert>
      )}
      <TextInput
        ref={emailField}
        type="email"
        name="email"
        label={t('signIn.email')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={known === ''}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={missing.email && t('signIn.emailMissing')}
      />
      <PasswordInput
        ref={passwordField}
        name="password"
        label={t('signIn.password')}
        autoComplete="current-password"
        autoFocus={known !== ''}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        onKeyUp={(event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))}
        error={missing.password && t('signIn.passwordMissing')}
        visibilityToggleFocusable
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
      />
      <p role="status" className={css.caps}>
        {capsLock && t('signIn.capsLock')}
      </p>
      <ActionButton type="submit" size="md" busy={busy}>
        {t('signIn.submit')}
      </ActionButton>
    </form>
  );
}
