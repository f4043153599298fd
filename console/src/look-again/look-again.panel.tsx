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
import { MomentField } from '../shared/moment-field.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime } from '../shared/time.js';
import { useAction, type Action } from '../shared/use-action.js';

const KEY = 'look-again';

const params = (id: string) => ({ params: { path: { id } } });
const fetchReminder = (id: string) => ask(() => api.GET('/api/cases/{id}/look-again', params(id)));

/** Sets the reminder, or with null takes it away. Throws ApiError: LOOK_AGAIN_TOO_SOON, LOOK_AGAIN_TOO_LATE, LOOK_AGAIN_CASE_CLOSED. */
async function setReminder(id: string, at: string | null): Promise<void> {
  await change(() => api.PUT('/api/cases/{id}/look-again', { ...params(id), body: { at } })).finally(() =>
    caseChanged(id),
  );
}

/** When whoever works on the case is reminded to look at it again. */
function LookAgain({ found }: PanelProps) {
  const now = useStore(clock);
  const action = useAction();
  const { data, error } = useQuery(panelQuery(found.id, KEY, () => fetchReminder(found.id)));
  const may = found.allowed.includes('look_again.set');
  const at = data?.at ?? null;
  const clear = () => action.run(() => setReminder(found.id, null), t('lookAgain.cleared'));

  return (
    <CaseSection title={t('lookAgain.title')} action={action}>
      <ProblemAlert error={error} />
      {data && at === null && <p className={css.quiet}>{t('lookAgain.none')}</p>}
      {at !== null && <p>{t('lookAgain.at', { time: exactTime(at, now) })}</p>}
      {at !== null && may && (
        <div>
          <ActionButton size="compact-sm" variant="default" busy={action.busy} onClick={() => void clear()}>
            {t('lookAgain.clear')}
          </ActionButton>
        </div>
      )}
      {may && <ReminderForm caseId={found.id} action={action} />}
    </CaseSection>
  );
}

/** A day and a time of the viewer's own zone. */
function ReminderForm({ caseId, action }: { caseId: string; action: Action }) {
  const now = useStore(clock);
  const [at, setAt] = useState<number | null>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (at === null) return;
    const moment = new Date(at).toISOString();
    const said = t('lookAgain.done', { time: exactTime(moment, now) });
    if (await action.run(() => setReminder(caseId, moment), said)) setAt(null);
  };

  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} noValidate>
      <MomentField
        label={t('lookAgain.by')}
        hint={t('lookAgain.hint')}
        value={at}
        now={now}
        onChange={setAt}
      />
      <div>
        <ActionButton
          type="submit"
          size="compact-sm"
          variant="default"
          busy={action.busy}
          disabled={at === null}
        >
          {t('lookAgain.submit')}
        </ActionButton>
      </div>
    </form>
  );
}

export const panel: CasePanel = { key: KEY, order: 350, permission: 'case.read', Component: LookAgain };
