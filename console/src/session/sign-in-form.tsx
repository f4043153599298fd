import { PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRef, useState, type KeyboardEvent } from 'react';
import { ApiError } from '../api/problem.js';
import { ActionButton } from '../shared/action-button.js';
import { Alert, ProblemAlert } from '../shared/alert.js';
import { t } from '../shared/messages/index.js';
import { useFormAction } from '../shared/use-form-action.js';
import { signIn } from './session-lifecycle.js';
import css from './sign-in.module.css';

/** E-mail and password. An empty field is said at the field; a wrong pair is said of both, as the server does. */
export function SignInForm({ email: known }: { email: string }) {
  const form = useForm({
    initialValues: { email: known, password: '' },
    validate: {
      email: (email) => (email.trim() === '' ? t('signIn.emailMissing') : null),
      password: (password) => (password === '' ? t('signIn.passwordMissing') : null),
    },
  });
  const { root, busy, problem, run, refuse } = useFormAction(form);
  const [capsLock, setCapsLock] = useState(false);
  const passwordField = useRef<HTMLInputElement>(null);

  const submit = form.onSubmit(async ({ email, password }) => {
    if (!(await run(() => signIn(email.trim(), password)))) passwordField.current?.select();
  }, refuse);

  return (
    <form ref={root} noValidate onSubmit={submit} className={css.form}>
      {isRefused(problem) ? <Alert>{t('signIn.wrong')}</Alert> : <ProblemAlert error={problem} />}
      <TextInput
        type="email"
        name="email"
        label={t('signIn.email')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={known === ''}
        {...form.getInputProps('email')}
      />
      <PasswordInput
        ref={passwordField}
        name="password"
        label={t('signIn.password')}
        autoComplete="current-password"
        autoFocus={known !== ''}
        {...form.getInputProps('password')}
        onKeyUp={(event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))}
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

/** Whether the secrets given were wrong. */
export function isRefused(problem: unknown): boolean {
  return problem instanceof ApiError && problem.status === 401;
}
