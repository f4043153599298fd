import { TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { api, ask } from '../api/client.js';
import { ApiError } from '../api/problem.js';
import { ActionButton } from '../shared/action-button.js';
import { Alert } from '../shared/alert.js';
import { t } from '../shared/messages/index.js';
import { problemText } from '../shared/problem-text.js';
import { NewPassword, newPasswordProblem } from './new-password.js';
import css from './sign-in.module.css';

interface RecoverFormProps {
  email: string;
  /** Called with the recovery code that takes the place of the one just used. */
  onDone(newCode: string): void;
}

/** A new password by the recovery code that was printed when the account was made. */
export function RecoverForm({ email: known, onDone }: RecoverFormProps) {
  const [email, setEmail] = useState(known);
  const [recoveryCode, setCode] = useState('');
  const [newPassword, setPassword] = useState('');
  const [passwordError, setPasswordError] = useState<string | undefined>();
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const problem = newPasswordProblem(newPassword);
    setPasswordError(problem ?? undefined);
    setFailure(null);
    if (problem || busy) return;
    setBusy(true);
    try {
      const body = { email: email.trim(), recoveryCode, newPassword };
      onDone((await ask(() => api.POST('/api/auth/recover', { body }))).recoveryCode);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className={css.form}>
      <p>{t('recover.text')}</p>
      {failure !== null && (
        <Alert>
          {failure instanceof ApiError && failure.status === 401 ? t('recover.wrong') : problemText(failure)}
        </Alert>
      )}
      <TextInput
        type="email"
        name="email"
        label={t('signIn.email')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <TextInput
        name="recovery-code"
        label={t('recover.code')}
        description={t('recover.codeHint')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        value={recoveryCode}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <NewPassword value={newPassword} onChange={setPassword} error={passwordError} />
      <ActionButton type="submit" size="md" busy={busy}>
        {t('recover.submit')}
      </ActionButton>
    </form>
  );
}
