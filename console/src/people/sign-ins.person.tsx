import { queryOptions, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { api, ask, change } from '../api/client.js';
import { queryClient } from '../api/queries.js';
import { currentSession } from '../api/session-state.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';
import type { PersonProps, PersonSection } from './person.js';
import { SignIns } from './sign-ins.js';

const signInsQuery = (id: string) =>
  queryOptions({
    queryKey: ['signIns', id],
    queryFn: () => ask(() => api.GET('/api/staff/{id}/sessions', { params: { path: { id } } })),
  });

/** Where a person is signed in, for administrators. */
function PersonSignIns({ person: { id } }: PersonProps) {
  const heading = useId();
  const { data, error } = useQuery(signInsQuery(id));
  const action = useAction();
  const changed = () => queryClient.invalidateQueries({ queryKey: signInsQuery(id).queryKey });
  return (
    <section aria-labelledby={heading} className={layout.section}>
      <h2 id={heading}>{t('signIns.title')}</h2>
      <ProblemAlert error={error} />
      {data?.length === 0 && <p className={layout.quiet}>{t('signIns.none')}</p>}
      <SignIns
        signIns={data ?? []}
        action={action}
        end={({ id: sessionId }) =>
          change(() =>
            api.DELETE('/api/staff/{id}/sessions/{sessionId}', { params: { path: { id, sessionId } } }),
          ).finally(changed)
        }
      />
      {(data?.length ?? 0) > 0 && id !== currentSession()?.staff.id && (
        <ActionButton
          variant="default"
          busy={action.busy}
          onClick={() =>
            void action.run(
              () =>
                change(() =>
                  api.POST('/api/staff/{id}/sessions/end-all', { params: { path: { id } } }),
                ).finally(changed),
              t('signIns.allEnded'),
            )
          }
        >
          {t('signIns.endAll')}
        </ActionButton>
      )}
    </section>
  );
}

export const section: PersonSection = { order: 400, Component: PersonSignIns };
