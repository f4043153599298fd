import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask, change } from '../api/client.js';
import { caseChanged, panelQuery } from '../api/queries.js';
import type { paths } from '../api/schema.js';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { CaseSection } from '../shared/case-section.js';
import { Check } from '../shared/check.js';
import { InertText } from '../shared/inert-text.js';
import css from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction, type Action } from '../shared/use-action.js';

const KEY = 'exclusion';

type Answer = paths['/api/cases/{id}/exclusion']['get']['responses'][200]['content']['application/json'];

const params = (id: string) => ({ params: { path: { id } } });
const fetchExclusion = (id: string) => ask(() => api.GET('/api/cases/{id}/exclusion', params(id)));

/** Throws ApiError: EXCLUSION_NOT_ON_DESK, EXCLUSION_LEAVES_NOBODY, EXCLUSION_NOT_ALLOWED. */
async function decide(id: string, staffIds: string[]): Promise<void> {
  await change(() => api.PUT('/api/cases/{id}/exclusion', { ...params(id), body: { staffIds } })).finally(
    () => caseChanged(id),
  );
}

/** Whom the reporter wants kept away, and who decides it. */
function Exclusion({ found }: PanelProps) {
  const action = useAction();
  const { data, error } = useQuery(panelQuery(found.id, KEY, () => fetchExclusion(found.id)));
  const may = found.allowed.includes('exclusion.decide');
  return (
    <CaseSection title={t('exclusion.title')} action={action}>
      <ProblemAlert error={error} />
      {data && <p>{t(`exclusion.state.${data.state}`)}</p>}
      {data?.words && (
        <div>
          <p className={css.quiet}>{t('exclusion.words')}</p>
          <InertText text={data.words} lang={data.language} />
        </div>
      )}
      {data && may && <People key={keyOf(data)} caseId={found.id} data={data} action={action} />}
    </CaseSection>
  );
}

/** What is decided elsewhere meanwhile begins the form anew. */
const keyOf = ({ state, people }: Answer): string =>
  [state, ...people.map(({ id, excluded }) => `${id} ${excluded}`)].join();

function People({ caseId, data, action }: { caseId: string; data: Answer; action: Action }) {
  const waits = data.state === 'undecided';
  const [ticked, setTicked] = useState(() =>
    data.people.filter(({ excluded, possible }) => excluded || (waits && possible)).map(({ id }) => id),
  );
  const send = (ids: string[], said: string) => void action.run(() => decide(caseId, ids), said);
  return (
    <fieldset className={css.form}>
      <legend>{t('exclusion.who')}</legend>
      {data.people.map(({ id, name, possible }) => (
        <Check
          key={id}
          checked={ticked.includes(id)}
          onChange={(on) => setTicked((ids) => (on ? [...ids, id] : ids.filter((one) => one !== id)))}
        >
          {possible ? t('exclusion.possible', { name }) : name}
        </Check>
      ))}
      <div>
        <ActionButton
          size="compact-sm"
          variant="default"
          busy={action.busy}
          disabled={ticked.length === 0}
          onClick={() => send(ticked, t('exclusion.done'))}
        >
          {t('exclusion.these')}
        </ActionButton>{' '}
        <ActionButton
          size="compact-sm"
          variant="default"
          busy={action.busy}
          onClick={() => send([], t('exclusion.done'))}
        >
          {t('exclusion.nobody')}
        </ActionButton>
      </div>
    </fieldset>
  );
}

export const panel: CasePanel = { key: KEY, order: 50, permission: 'case.read', Component: Exclusion };
