import { Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { api, ask, change } from '../api/client.js';
import { caseChanged, panelQuery } from '../api/queries.js';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { CaseSection } from '../shared/case-section.js';
import { EnumSelect } from '../shared/enum-select.js';
import css from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';

const KEY = 'transfer';
const LONGEST = 2_000;
const params = (id: string) => ({ params: { path: { id } } });

/** Throws ApiError: TRANSFER_CASE_CLOSED, TRANSFER_UNDECIDED, TRANSFER_NOBODY_THERE, TRANSFER_DESK_UNFIT. */
async function transfer(id: string, deskId: string, reason: string): Promise<void> {
  const body = { deskId, reason };
  await change(() => api.POST('/api/cases/{id}/transfer', { ...params(id), body })).finally(() =>
    caseChanged(id),
  );
}

/** Hands the case over to another desk. */
function Transfer({ found }: PanelProps) {
  const may = found.allowed.includes('case.transfer');
  const fetch = () => ask(() => api.GET('/api/cases/{id}/transfer', params(found.id)));
  const { data, error } = useQuery({ ...panelQuery(found.id, KEY, fetch), enabled: may });
  const action = useAction();
  const navigate = useNavigate();
  const [deskId, setDeskId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const desks = data?.desks ?? [];
  const chosen = desks.find(({ id }) => id === deskId);
  if (!may || (data && desks.length === 0)) return null;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!chosen) return;
    const said = t('transfer.done', { reference: found.reference, desk: chosen.name });
    if (await action.run(() => transfer(found.id, chosen.id, reason), said))
      void navigate({ to: '/cases', search: (previous) => previous });
  };

  return (
    <CaseSection title={t('transfer.title')} action={action}>
      <ProblemAlert error={error} />
      <form className={css.form} noValidate onSubmit={(event) => void submit(event)}>
        <EnumSelect
          size="xs"
          label={t('transfer.desk')}
          none={t('status.choose')}
          values={desks.map(({ id }) => id)}
          text={(id) => desks.find((desk) => desk.id === id)?.name ?? id}
          value={deskId}
          onChange={setDeskId}
        />
        <Textarea
          size="xs"
          autosize
          minRows={2}
          label={t('transfer.reason')}
          description={t('transfer.reasonHint')}
          maxLength={LONGEST}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {chosen && <p>{t('transfer.follows', { desk: chosen.name })}</p>}
        <div>
          <ActionButton
            type="submit"
            size="compact-sm"
            variant="default"
            busy={action.busy}
            disabled={!chosen || reason.trim() === ''}
          >
            {t('transfer.submit')}
          </ActionButton>
        </div>
      </form>
    </CaseSection>
  );
}

export const panel: CasePanel = { key: KEY, order: 900, permission: 'case.assign', Component: Transfer };
