import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { api, ask, change } from '../api/client.js';
import { queryClient } from '../api/queries.js';
import { staffDtoRoleValues as ROLES, type paths } from '../api/schema.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { Check } from '../shared/check.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime, nameOf } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';
import { useFormAction } from '../shared/use-form-action.js';
import { peopleChanged, type PlainDesk } from './people-query.js';
import css from './people.module.css';

type Invite = paths['/api/staff/invites']['get']['responses'][200]['content']['application/json'][number];
type Role = Invite['role'];

const invitesQuery = queryOptions({
  queryKey: ['invites'],
  queryFn: () => ask(() => api.GET('/api/staff/invites')),
  refetchInterval: 15_000,
});

export async function invitesChanged(): Promise<void> {
  await Promise.all([queryClient.invalidateQueries({ queryKey: invitesQuery.queryKey }), peopleChanged()]);
}

const params = (id: string) => ({ params: { path: { id } } });
const withdraw = (id: string) =>
  change(() => api.POST('/api/staff/invites/{id}/withdraw', params(id))).finally(invitesChanged);
const again = (id: string) =>
  change(() => api.POST('/api/staff/invites/{id}/again', params(id))).finally(invitesChanged);
const confirm = (id: string, code: string) =>
  change(() => api.POST('/api/staff/invites/{id}/confirm', { ...params(id), body: { code } })).finally(
    invitesChanged,
  );

/** Who was invited and is not here yet. */
export function WaitingInvites() {
  const { data, error } = useQuery(invitesQuery);
  if (data?.length === 0) return null;
  return (
    <section aria-labelledby="invites" className={layout.section}>
      <h2 id="invites">{t('invite.waiting')}</h2>
      <ProblemAlert error={error} />
      {data?.map((invite) => (
        <WaitingInvite key={invite.id} invite={invite} />
      ))}
    </section>
  );
}

function WaitingInvite({ invite }: { invite: Invite }) {
  const now = useStore(clock);
  const action = useAction();
  const { id, name, email, role, desks, state, kind, expiresAt } = invite;
  return (
    <div className={css.invite}>
      <p>
        <strong>{name}</strong> · {email} · {t(`role.${role}`)}
        {desks.length > 0 && ` · ${desks.map((desk) => desk.name).join(', ')}`}
        {kind === 'reset' && ` · ${t('invite.newKeys')}`}
      </p>
      <p>{t(`invite.state.${state}`, { name, time: exactTime(expiresAt, now) })}</p>
      {state === 'accepted' && <ConfirmForm invite={invite} />}
      <ProblemAlert error={action.error} />
      <div className={css.choices}>
        {state !== 'accepted' && (
          <ActionButton
            size="compact-sm"
            variant="default"
            busy={action.busy}
            onClick={() => void action.run(() => again(id), t('invite.sentAgain', { name }))}
          >
            {t('invite.again', { name })}
          </ActionButton>
        )}
        <ActionButton
          size="compact-sm"
          variant="default"
          busy={action.busy}
          onClick={() => void action.run(() => withdraw(id), t('invite.withdrawn', { name }))}
        >
          {t('invite.withdraw', { name })}
        </ActionButton>
      </div>
    </div>
  );
}

/** What the administrator signs, they have made sure of by word of mouth: the code is typed, not only looked at. */
function ConfirmForm({ invite: { id, name } }: { invite: Invite }) {
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (code) => (code.trim() === '' ? t('invite.codeMissing') : null) },
  });
  const { root, busy, problem, run, refuse } = useFormAction(form);
  const submit = form.onSubmit(async ({ code }) => {
    await run(() => confirm(id, code), t('invite.confirmed', { name }));
  }, refuse);
  return (
    <form ref={root} noValidate onSubmit={submit} className={layout.form}>
      <p>{t('invite.confirmHint', { name })}</p>
      <TextInput
        className={layout.field}
        label={t('invite.code', { name })}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        {...form.getInputProps('code')}
      />
      <ProblemAlert error={problem} />
      <div>
        <ActionButton type="submit" busy={busy}>
          {t('invite.confirm', { name })}
        </ActionButton>
      </div>
    </form>
  );
}

/** The languages of the mails and of the site. */
const LANGUAGES = ['en', 'hi', 'bn', 'mr', 'ta', 'te', 'ur'] as const;
type Language = (typeof LANGUAGES)[number];

/** Invites a person: one button until it is wanted. */
export function InvitePerson({ desks }: { desks: readonly PlainDesk[] }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <section aria-labelledby={id} className={layout.section}>
      <h2 id={id}>{t('invite.new')}</h2>
      <p className={layout.quiet}>{t('invite.hint')}</p>
      {open ? (
        <InviteForm desks={desks} onDone={() => setOpen(false)} />
      ) : (
        <Button onClick={() => setOpen(true)}>{t('invite.start')}</Button>
      )}
    </section>
  );
}

function InviteForm({ desks, onDone }: { desks: readonly PlainDesk[]; onDone(): void }) {
  const form = useForm({
    initialValues: {
      name: '',
      email: '',
      role: 'counsellor' as Role,
      locale: 'en' as Language,
      deskIds: [] as string[],
    },
    validate: {
      name: (name) => (name.trim() === '' ? t('invite.nameMissing') : null),
      email: (email) => (email.trim() === '' ? t('signIn.emailMissing') : null),
    },
  });
  const { root, busy, problem, run, refuse } = useFormAction(form);
  const { role, deskIds, locale } = form.values;
  const opensCases = role === 'counsellor' || role === 'coordinator';

  const submit = form.onSubmit(async (values) => {
    const body = { ...values, deskIds: opensCases ? values.deskIds : [] };
    const said = t('invite.sent', { name: values.name.trim(), email: values.email.trim() });
    const sent = await run(
      () => change(() => api.POST('/api/staff/invites', { body })).finally(invitesChanged),
      said,
    );
    if (sent) onDone();
  }, refuse);
  const toggle = (id: string, on: boolean): void =>
    form.setFieldValue('deskIds', on ? [...deskIds, id] : deskIds.filter((one) => one !== id));

  return (
    <form ref={root} noValidate onSubmit={submit} className={layout.form}>
      <TextInput
        className={layout.field}
        label={t('people.name')}
        autoComplete="off"
        autoFocus
        {...form.getInputProps('name')}
      />
      <TextInput
        className={layout.field}
        type="email"
        label={t('people.email')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('email')}
      />
      <EnumSelect
        className={layout.field}
        label={t('people.role')}
        description={t(`roleHint.${role}`)}
        value={role}
        onChange={(value) => form.setFieldValue('role', value)}
        values={ROLES}
        text={(value) => t(`role.${value}`)}
      />
      <EnumSelect
        className={layout.field}
        label={t('invite.language')}
        value={locale}
        onChange={(value) => form.setFieldValue('locale', value)}
        values={LANGUAGES}
        text={(value) => nameOf('language', value)}
      />
      {opensCases && desks.length > 0 && (
        <fieldset className={css.desks}>
          <legend>{t('people.desks')}</legend>
          {desks.map((desk) => (
            <Check key={desk.id} checked={deskIds.includes(desk.id)} onChange={(on) => toggle(desk.id, on)}>
              {desk.name}
            </Check>
          ))}
        </fieldset>
      )}
      <ProblemAlert error={problem} />
      <div className={css.choices}>
        <ActionButton type="submit" busy={busy}>
          {t('invite.send')}
        </ActionButton>
        <Button variant="subtle" onClick={onDone}>
          {t('invite.cancel')}
        </Button>
      </div>
    </form>
  );
}
