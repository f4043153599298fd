import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, ask, change } from '../api/client.js';
import { queryClient } from '../api/queries.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';
import { SignIns } from './sign-ins.js';

const ownQuery = queryOptions({ queryKey: ['signIns'], queryFn: () => ask(() => api.GET('/api/sessions')) });
const changed = () => queryClient.invalidateQueries({ queryKey: ownQuery.queryKey });

/** Where one is signed in oneself. */
export function OwnSignIns() {
  const { data, error } = useQuery(ownQuery);
  const action = useAction();
  return (
    <section aria-labelledby="sign-ins" className={layout.section}>
      <h2 id="sign-ins">{t('signIns.title')}</h2>
      <ProblemAlert error={error} />
      <SignIns
        signIns={data ?? []}
        action={action}
        end={({ id }) =>
          change(() => api.DELETE('/api/sessions/{id}', { params: { path: { id } } })).finally(changed)
        }
      />
      {(data?.length ?? 0) > 1 && (
        <>
          <p className={layout.quiet}>{t('signIns.hint')}</p>
          <ActionButton
            variant="default"
            busy={action.busy}
            onClick={() =>
              void action.run(
                () => change(() => api.POST('/api/sessions/end-others')).finally(changed),
                t('signIns.allEnded'),
              )
            }
          >
            {t('signIns.endOthers')}
          </ActionButton>
        </>
      )}
    </section>
  );
}
