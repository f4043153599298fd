import { PasswordInput, useMantineColorScheme } from '@mantine/core';
import { useForm } from '@mantine/form';
import { api, write } from '../api/client.js';
import { currentSession } from '../api/session-state.js';
import { WorkPreferences } from '../board/work-preferences.js';
import { OwnSignIns } from '../people/own-sign-ins.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { Check } from '../shared/check.js';
import { Choice } from '../shared/choice.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { setSingleKeys, setSoundOn, singleKeys, soundOn } from '../shared/preferences.js';
import { useStore } from '../shared/store.js';
import { useFormAction } from '../shared/use-form-action.js';
import css from './account.module.css';
import { OwnLanguage } from './own-language.js';
import { NewPassword, newPasswordProblem } from './new-password.js';

const SCHEMES = ['auto', 'light', 'dark'] as const;

/** One's own password and the habits of one's own console. */
export function AccountPage() {
  const session = currentSession();
  const staff = session?.staff;
  // Without this Mantine stops transitions through a <style> of its own, which Trusted Types forbid.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const keys = useStore(singleKeys);
  const sound = useStore(soundOn);
  const opensCases = currentSession()?.permissions.includes('case.read') ?? false;
  return (
    <main id="main" tabIndex={-1} className={layout.page}>
      <title>{`${t('account.title')} · ${t('app.name')}`}</title>
      <h1>{t('account.title')}</h1>
      {staff && (
        <p>
          {staff.name} · {staff.email} · {t(`role.${staff.role}`)}
        </p>
      )}
      <section aria-labelledby="look" className={`${layout.section} ${css.section}`}>
        <h2 id="look">{t('account.look')}</h2>
        <Choice
          label={t('account.look')}
          value={colorScheme}
          onChange={setColorScheme}
          options={SCHEMES.map((value) => ({ value, text: t(`scheme.${value}`) }))}
        />
      </section>
      <OwnLanguage />
      <section aria-labelledby="keys" className={`${layout.section} ${css.section}`}>
        <h2 id="keys">{t('keys.title')}</h2>
        <Check checked={keys} onChange={setSingleKeys}>
          {t('keys.switch')}
        </Check>
      </section>
      {opensCases && (
        <section aria-labelledby="sound" className={`${layout.section} ${css.section}`}>
          <h2 id="sound">{t('sound.title')}</h2>
          <Check checked={sound} onChange={setSoundOn}>
            {t('sound.switch')}
          </Check>
        </section>
      )}
      {opensCases && <WorkPreferences />}
      <section aria-labelledby="password" className={`${layout.section} ${css.section}`}>
        <h2 id="password">{t('password.title')}</h2>
        <PasswordForm email={staff?.email ?? ''} />
      </section>
      <OwnSignIns />
    </main>
  );
}

function PasswordForm({ email }: { email: string }) {
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: { newPassword: newPasswordProblem },
  });
  const { root, busy, done, problem, run, refuse } = useFormAction(form);
  const untouched = !form.isTouched();

  const submit = form.onSubmit(async (body) => {
    if (await run(() => write(() => api.POST('/api/auth/password', { body })))) form.reset();
  }, refuse);

  return (
    <form ref={root} noValidate className={css.form} onSubmit={submit}>
      {/* For password managers, which look for the name that belongs to the new password. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <PasswordInput
        label={t('password.current')}
        autoComplete="current-password"
        {...form.getInputProps('currentPassword')}
        visibilityToggleFocusable
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
      />
      <NewPassword {...form.getInputProps('newPassword')} value={form.values.newPassword} />
      <ProblemAlert error={problem} />
      <p role="status">{done > 0 && untouched && t('password.done')}</p>
      <ActionButton type="submit" busy={busy}>
        {t('password.submit')}
      </ActionButton>
    </form>
  );
}
