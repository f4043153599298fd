import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask, change } from '../api/client.js';
import { queryClient } from '../api/queries.js';
import type { paths } from '../api/schema.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';

type Waiting =
  paths['/api/exclusions/waiting']['get']['responses'][200]['content']['application/json'][number];

const waitingQuery = queryOptions({
  queryKey: ['exclusions', 'waiting'],
  queryFn: () => ask(() => api.GET('/api/exclusions/waiting', { headers: { 'x-unattended': '1' } })),
  refetchInterval: 15_000,
});

/** Throws ApiError: EXCLUSION_NOT_WAITING, EXCLUSION_DECIDER_UNFIT. */
async function hand(id: string, staffId: string): Promise<void> {
  const body = { staffId };
  await change(() => api.POST('/api/exclusions/{id}/hand', { params: { path: { id } }, body })).finally(() =>
    queryClient.invalidateQueries({ queryKey: waitingQuery.queryKey }),
  );
}

/** Cases that nobody of their desk may read until an administrator asks somebody to decide who must not have them. */
export function WaitingSection() {
  const { data, error } = useQuery(waitingQuery);
  return (
    <section aria-labelledby="waiting-exclusions" className={layout.section}>
      <h2 id="waiting-exclusions">{t('exclusion.waiting')}</h2>
      <ProblemAlert error={error} />
      {data && (
        <p className={layout.quiet}>
          {t(data.length === 0 ? 'exclusion.noneWaits' : 'exclusion.waitingHint')}
        </p>
      )}
      {data?.map((one) => (
        <WaitingCase key={one.id} waiting={one} />
      ))}
    </section>
  );
}

function WaitingCase({ waiting }: { waiting: Waiting }) {
  const action = useAction();
  const [chosen, setChosen] = useState<string | null>(null);
  const { id, reference, urgency, desk, decider, people } = waiting;
  const said = { reference, urgency, desk };
  return (
    <div className={layout.form}>
      <p>{decider ? t('exclusion.handedTo', { ...said, name: decider.name }) : t('exclusion.waits', said)}</p>
      <ProblemAlert error={action.error} />
      {people.length === 0 && <p>{t(decider ? 'exclusion.noneElse' : 'exclusion.noneFit')}</p>}
      {people.length > 0 && (
        <>
          <EnumSelect
            size="xs"
            label={t(decider ? 'exclusion.handElse' : 'exclusion.handTo', { reference })}
            none={t('status.choose')}
            value={chosen}
            onChange={setChosen}
            values={people.map((person) => person.id)}
            text={(one) => people.find((person) => person.id === one)?.name ?? ''}
          />
          <div>
            <ActionButton
              size="compact-sm"
              variant="default"
              busy={action.busy}
              disabled={chosen === null}
              onClick={() =>
                chosen !== null &&
                void action.run(() => hand(id, chosen).then(() => setChosen(null)), t('exclusion.handed'))
              }
            >
              {t('exclusion.hand')}
            </ActionButton>
          </div>
        </>
      )}
    </div>
  );
}
