import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../api/client.js';
import { panelQuery } from '../api/queries.js';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { CaseSection } from '../shared/case-section.js';
import css from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, dayOf } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';
import { DeskReasonForm } from './desk-reason-form.js';
import { endShare, share } from './sharing-query.js';

const KEY = 'sharing';

/** Which desks read the case besides its own; letting one read it, and ending that. */
function Sharing({ found }: PanelProps) {
  const now = useStore(clock);
  const fetch = () => ask(() => api.GET('/api/cases/{id}/sharing', { params: { path: { id: found.id } } }));
  const { data, error } = useQuery(panelQuery(found.id, KEY, fetch));
  const action = useAction();
  const mayEnd = found.allowed.includes('case.unshare');
  if (!data || (data.owner === null && data.sharedWith.length === 0 && data.desks.length === 0)) return null;

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
        <DeskReasonForm
          desks={data.desks}
          busy={action.busy}
          texts={{
            desk: t('sharing.desk'),
            reason: t('sharing.reason'),
            submit: t('sharing.submit'),
            follows: (desk) => t('sharing.follows', { desk }),
          }}
          onSubmit={(desk, reason) =>
            action.run(() => share(found.id, desk.id, reason), t('sharing.done', { desk: desk.name }))
          }
        />
      )}
    </CaseSection>
  );
}

export const panel: CasePanel = { key: KEY, order: 890, permission: 'case.read', Component: Sharing };
