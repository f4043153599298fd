import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ask, api, change } from '../api/client.js';
import { caseChanged, panelQuery } from '../api/queries.js';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { CaseSection } from '../shared/case-section.js';
import css from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime, localMinute } from '../shared/time.js';
import { useAction, type Action } from '../shared/use-action.js';

const KEY = 'follow-up';
const MINUTE = 60_000;
/** What the server takes, in minutes from now; the first whole minute that is a minute away is the second next. */
const SOONEST = 2;
const LATEST = 366 * 24 * 60;

const params = (id: string) => ({ params: { path: { id } } });
const fetchFollowUp = (id: string) => ask(() => api.GET('/api/cases/{id}/follow-up', params(id)));

/** Throws ApiError: FOLLOW_UP_CASE_CLOSED, FOLLOW_UP_NOT_WAITING, FOLLOW_UP_TOO_SOON, FOLLOW_UP_TOO_LATE. */
async function waitUntil(id: string, until: string): Promise<void> {
  await change(() => api.PUT('/api/cases/{id}/follow-up', { ...params(id), body: { until } })).finally(() =>
    caseChanged(id),
  );
}

/** Shows nothing while nobody waits; when the reporter did not come back, the choices of what now. */
function FollowUp({ found }: PanelProps) {
  const now = useStore(clock);
  const action = useAction();
  const { data, error } = useQuery(panelQuery(found.id, KEY, () => fetchFollowUp(found.id)));
  const { waitsUntil = null, decideBy = null } = data ?? {};
  const may = found.allowed.includes('follow_up.wait');
  if (waitsUntil === null && decideBy === null && error === null) return null;

  return (
    <CaseSection title={t('followUp.title')} action={action}>
      <ProblemAlert error={error} />
      {waitsUntil !== null && (
        <p className={css.quiet}>{t('followUp.waits', { time: exactTime(waitsUntil, now) })}</p>
      )}
      {decideBy !== null && (
        <>
          <p>
            <strong>{t('followUp.whatNow')}</strong>{' '}
            {t(Date.parse(decideBy) < now ? 'followUp.late' : 'followUp.decideBy', {
              time: exactTime(decideBy, now),
            })}
          </p>
          <div className={css.foot}>
            {found.allowed.includes('message.send') && (
              <Button size="compact-sm" onClick={writeAgain}>
                {t('followUp.write')}
              </Button>
            )}
            {found.allowed.includes('status.closed') && (
              <Button size="compact-sm" variant="default" onClick={goToStatus}>
                {t('followUp.close')}
              </Button>
            )}
          </div>
        </>
      )}
      {may && <WaitForm caseId={found.id} action={action} />}
    </CaseSection>
  );
}

/** A day and a time of the viewer's own zone. */
function WaitForm({ caseId, action }: { caseId: string; action: Action }) {
  const now = useStore(clock);
  const [typed, setTyped] = useState('');

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const until = new Date(typed);
    if (Number.isNaN(until.getTime())) return;
    const said = t('followUp.done', { time: exactTime(until.toISOString(), now) });
    if (await action.run(() => waitUntil(caseId, until.toISOString()), said)) setTyped('');
  };

  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} noValidate>
      <TextInput
        size="xs"
        type="datetime-local"
        label={t('followUp.by')}
        description={t('followUp.hint')}
        value={typed}
        min={localMinute(now + SOONEST * MINUTE)}
        max={localMinute(now + LATEST * MINUTE)}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div>
        <ActionButton
          type="submit"
          size="compact-sm"
          variant="default"
          busy={action.busy}
          disabled={typed === ''}
        >
          {t('followUp.submit')}
        </ActionButton>
      </div>
    </form>
  );
}

/** Opens the reply box by its own button, as its key does. */
function writeAgain(): void {
  document.querySelector<HTMLButtonElement>('button[aria-keyshortcuts="r"]')?.click();
}

/** Closing asks for more than a click: the part of the pane that does it gets the focus. */
function goToStatus(): void {
  const headings = document.querySelectorAll<HTMLElement>('section > h2[tabindex="-1"]');
  const status = [...headings].find(({ textContent }) => textContent === t('status.title'));
  status?.focus();
}

export const panel: CasePanel = { key: KEY, order: 90, permission: 'case.read', Component: FollowUp };
