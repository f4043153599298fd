import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, ask, change } from '../api/client.js';
import { caseChanged, panelQuery } from '../api/queries.js';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { ProblemAlert } from '../shared/alert.js';
import { CaseSection } from '../shared/case-section.js';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';
import { DeskReasonForm } from './desk-reason-form.js';

const KEY = 'transfer';
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
  const desks = data?.desks ?? [];
  if (!may || (data && desks.length === 0)) return null;

  const handOver = async (desk: { id: string; name: string }, reason: string): Promise<boolean> => {
    const said = t('transfer.done', { reference: found.reference, desk: desk.name });
    const done = await action.run(() => transfer(found.id, desk.id, reason), said);
    if (done) void navigate({ to: '/cases', search: (previous) => previous });
    return done;
  };

  return (
    <CaseSection title={t('transfer.title')} action={action}>
      <ProblemAlert error={error} />
      <DeskReasonForm
        desks={desks}
        busy={action.busy}
        texts={{
          desk: t('transfer.desk'),
          reason: t('transfer.reason'),
          submit: t('transfer.submit'),
          follows: (desk) => t('transfer.follows', { desk }),
        }}
        onSubmit={handOver}
      />
    </CaseSection>
  );
}

export const panel: CasePanel = { key: KEY, order: 900, permission: 'case.assign', Component: Transfer };
