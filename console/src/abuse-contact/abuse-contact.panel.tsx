import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, ask, change } from '../api/client.js';
import type { paths } from '../api/schema.js';
import type { CasePanel } from '../case/panel.js';
import { ActionButton } from '../shared/action-button.js';
import { CaseSection } from '../shared/case-section.js';
import { CopyButton } from '../shared/copy-button.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';

const KEY = 'abuse-contact';
type Found = paths['/api/abuse-contacts']['post']['responses'][200]['content']['application/json'];

/** Whom to write to about abuse of a site, as its registry says. There where whoever runs the server switched it on. */
function AbuseContact() {
  const action = useAction();
  const [address, setAddress] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const { data } = useQuery({
    queryKey: [KEY],
    queryFn: () => ask(() => api.GET('/api/abuse-contacts')),
    staleTime: Infinity,
  });
  if (!data?.on) return null;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setFound(null);
    await action.run(async () =>
      setFound(await change(() => api.POST('/api/abuse-contacts', { body: { address } }))),
    );
  };
  return (
    <CaseSection title={t('abuseContact.title')} action={action}>
      <p className={layout.quiet}>{t('abuseContact.lead')}</p>
      <form className={layout.form} onSubmit={(event) => void submit(event)} noValidate>
        <TextInput
          label={t('abuseContact.address')}
          autoComplete="off"
          dir="ltr"
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <div>
          <ActionButton type="submit" size="compact-sm" variant="default" busy={action.busy}>
            {t('abuseContact.ask')}
          </ActionButton>
        </div>
      </form>
      {found && <Answer found={found} />}
    </CaseSection>
  );
}

function Answer({ found: { domain, mails, server } }: { found: Found }) {
  return (
    <div role="status">
      <p>{t('abuseContact.found', { domain, server, count: mails.length })}</p>
      {mails.length > 0 && (
        <ul className={layout.list}>
          {mails.map((mail) => (
            <li key={mail}>
              <bdi>{mail}</bdi> <CopyButton text={mail} what={t('abuseContact.contact')} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export const panel: CasePanel = { key: KEY, order: 325, permission: 'case.write', Component: AbuseContact };
