import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { api, ask } from '../api/client.js';
import { ActionButton } from '../shared/action-button.js';
import { Alert, ProblemAlert } from '../shared/alert.js';
import { t } from '../shared/messages/index.js';
import { useFormAction } from '../shared/use-form-action.js';
import { NewPassword, newPasswordProblem } from './new-password.js';
import { isRefused } from './sign-in-form.js';
import css from './sign-in.module.css';

interface RecoverFormProps {
  email: string;
  /** Called with the recovery code that takes the place of the one just used. */
  onDone(newCode: string): void;
}

/** A new password by the recovery code that was printed when the account was made. */
export function RecoverForm({ email: known, onDone }: RecoverFormProps) {
  const form = useForm({
    initialValues: { email: known, recoveryCode: '', newPassword: '' },
    validate: { newPassword: newPasswordProblem },
  });
  const { root, busy, problem, run, refuse } = useFormAction(form);

  const submit = form.onSubmit(async (values) => {
    const body = { ...values, email: values.email.trim() };
    await run(async () => onDone((await ask(() => api.POST('/api/auth/recover', { body }))).recoveryCode));
  }, refuse);

  return (
    <form ref={root} noValidate onSubmit={submit} className={css.form}>
      <p>{t('recover.text')}</p>
      {isRefused(problem) ? <Alert>{t('recover.wrong')}</Alert> : <ProblemAlert error={problem} />}
      <TextInput
        type="email"
        name="email"
        label={t('signIn.email')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('email')}
      />
      <TextInput
        name="recovery-code"
        label={t('recover.code')}
        description={t('recover.codeHint')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        {...form.getInputProps('recoveryCode')}
      />
      <NewPassword {...form.getInputProps('newPassword')} value={form.values.newPassword} />
      <ActionButton type="submit" size="md" busy={busy}>
        {t('recover.submit')}
      </ActionButton>
    </form>
  );
}
