import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, ask } from '../api/client.js';
import { ApiError } from '../api/problem.js';
import type { paths } from '../api/schema.js';
import { NewPassword, newPasswordProblem } from '../session/new-password.js';
import css from '../session/sign-in.module.css';
import { ActionButton } from '../shared/action-button.js';
import { Alert, ProblemAlert } from '../shared/alert.js';
import { CopyButton } from '../shared/copy-button.js';
import { t } from '../shared/messages/index.js';
import { problemText } from '../shared/problem-text.js';
import { useFormAction } from '../shared/use-form-action.js';
import { inviteToken } from './invite-link.js';

type Open = paths['/api/invites/look']['post']['responses'][200]['content']['application/json'];
type Accepted = paths['/api/invites/accept']['post']['responses'][200]['content']['application/json'];

/** What the link of an invitation opens: setting a password, and the two codes that are shown once. */
export function InviteScreen({ token }: { token: string }) {
  const [accepted, setAccepted] = useState<Accepted | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['invite', token],
    queryFn: () => ask(() => api.POST('/api/invites/look', { body: { token } })),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const title = accepted
    ? t('invite.doneTitle')
    : t(data?.kind === 'reset' ? 'invite.resetTitle' : 'invite.title');
  useEffect(() => {
    if (accepted) heading.current?.focus();
  }, [accepted]);

  return (
    <main className={css.screen}>
      <title>{`${title} · ${t('app.name')}`}</title>
      <div className={css.card}>
        <p className={css.brand}>{t('app.name')}</p>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {!data && !error && <p>{t('invite.loading')}</p>}
        {error && !accepted && <Closed error={error} retry={refetch} />}
        {data && !accepted && <InviteForm token={token} invite={data} onDone={setAccepted} />}
        {accepted && <Codes accepted={accepted} />}
      </div>
    </main>
  );
}

/** Why a link opens nothing, and what to do. */
function Closed({ error, retry }: { error: unknown; retry(): unknown }) {
  const away = error instanceof ApiError && error.away;
  return (
    <>
      <Alert retry={away ? retry : undefined}>{problemText(error)}</Alert>
      {!away && (
        <Button variant="subtle" className={css.other} onClick={() => inviteToken.set(null)}>
          {t('invite.toSignIn')}
        </Button>
      )}
    </>
  );
}

interface FormProps {
  token: string;
  invite: Open;
  onDone(accepted: Accepted): void;
}

function InviteForm({ token, invite, onDone }: FormProps) {
  const form = useForm({ initialValues: { newPassword: '' }, validate: { newPassword: newPasswordProblem } });
  const { root, busy, problem, run, refuse } = useFormAction(form);
  const submit = form.onSubmit(async ({ newPassword }) => {
    await run(async () =>
      onDone(await ask(() => api.POST('/api/invites/accept', { body: { token, newPassword } }))),
    );
  }, refuse);
  return (
    <form ref={root} noValidate onSubmit={submit} className={css.form}>
      <p>{t('invite.hello', { name: invite.name })}</p>
      <p>{t(`invite.what.${invite.kind}`)}</p>
      {/* For password managers, which look for the name that belongs to the new password. */}
      <input type="text" autoComplete="username" value={invite.email} readOnly hidden />
      <NewPassword {...form.getInputProps('newPassword')} value={form.values.newPassword} />
      <ProblemAlert error={problem} />
      <ActionButton type="submit" size="md" busy={busy}>
        {t('invite.submit')}
      </ActionButton>
    </form>
  );
}

function Codes({ accepted: { recoveryCode, confirmationCode } }: { accepted: Accepted }) {
  return (
    <>
      <p>{t('invite.once')}</p>
      <h2>{t('recover.code')}</h2>
      <p>{t('invite.recoveryHint')}</p>
      <p className={css.code}>{recoveryCode}</p>
      <div>
        <CopyButton text={recoveryCode} what={t('recover.code')} />
      </div>
      <h2>{t('invite.confirmation')}</h2>
      <p>{t('invite.confirmationHint')}</p>
      <p className={css.code}>{confirmationCode}</p>
      <Button size="md" onClick={() => inviteToken.set(null)}>
        {t('invite.kept')}
      </Button>
    </>
  );
}
