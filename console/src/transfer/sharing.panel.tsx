import { Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, ask } from '../api/client.js';
import { panelQuery } from '../api/queries.js';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { CaseSection } from '../shared/case-section.js';
import { EnumSelect } from '../shared/enum-select.js';
import css from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, dayOf } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';
import { endShare, share } from './sharing-query.js';

const KEY = 'sharing';
const LONGEST = 2_000;

/** Which desks read the case besides its own; letting one read it, and ending that. */
function Sharing({ found }: PanelProps) {
  const now = useStore(clock);
  const fetch = () => ask(() => api.GET('/api/cases/{id}/sharing', { params: { path: { id: found.id } } }));
  const { data, error } = useQuery(panelQuery(found.id, KEY, fetch));
  const action = useAction();
  const [deskId, setDeskId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const chosen = data?.desks.find(({ id }) => id === deskId);
  const mayEnd = found.allowed.includes('case.unshare');
  if (!data || (data.owner === null && data.sharedWith.length === 0 && data.desks.length === 0)) return null;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!chosen) return;
    if (
      !(await action.run(() => share(found.id, chosen.id, reason), t('sharing.done', { desk: chosen.name })))
    )
      return;
    setDeskId(null);
    setReason('');
  };

  return (
    <CaseSection title={t('sharing.title')} action={action}>
      <ProblemAlert error={error} />
      {data.owner !== null && <p>{t('sharing.guest', { desk: data.owner })}</p>}
      {data.sharedWith.length > 0 && (
        <ul className={css.list}>
          {data.sharedWith.map(({ id, name, since }) => (
            <li key={id}>
              {t('sharing.with', { desk: name, day: dayOf(since, now) })}{' '}
              {mayEnd && (
                <ActionButton
                  size="compact-xs"
                  variant="default"
                  busy={action.busy}
                  onClick={() =>
                    void action.run(() => endShare(found.id, id), t('sharing.ended', { desk: name }))
                  }
                >
                  {t('sharing.end', { desk: name })}
                </ActionButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {data.desks.length > 0 && (
        <form className={css.form} noValidate onSubmit={(event) => void submit(event)}>
          <EnumSelect
            size="xs"
            label={t('sharing.desk')}
            none={t('status.choose')}
            values={data.desks.map(({ id }) => id)}
            text={(id) => data.desks.find((desk) => desk.id === id)?.name ?? id}
            value={deskId}
            onChange={setDeskId}
          />
          <Textarea
            size="xs"
            autosize
            minRows={2}
            label={t('sharing.reason')}
            description={t('transfer.reasonHint')}
            maxLength={LONGEST}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {chosen && <p>{t('sharing.follows', { desk: chosen.name })}</p>}
          <div>
            <ActionButton
              type="submit"
              size="compact-sm"
              variant="default"
              busy={action.busy}
              disabled={!chosen || reason.trim() === ''}
            >
              {t('sharing.submit')}
            </ActionButton>
          </div>
        </form>
      )}
    </CaseSection>
  );
}

export const panel: CasePanel = { key: KEY, order: 890, permission: 'case.read', Component: Sharing };
