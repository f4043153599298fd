import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { setStatus } from '../api/actions.js';
import { api, ask } from '../api/client.js';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { ActionButton } from '../shared/action-button.js';
import { CaseSection } from '../shared/case-section.js';
import { Dialog } from '../shared/dialog.js';
import { KeyHint } from '../shared/key.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useShortcuts } from '../shared/shortcuts.js';
import { useAction, type Action } from '../shared/use-action.js';
import { isNoCounselling, NO_COUNSELLING } from './no-counselling.js';
import css from './outcome.module.css';

const countsQuery = queryOptions({
  queryKey: ['counts', 'no-counselling'],
  queryFn: () => ask(() => api.GET('/api/no-counselling')),
  staleTime: 60_000,
});

/** What became of the person; or, of an open case, that the contact is no counselling: one key, and the reason confirms it. */
function OutcomePanel({ found }: PanelProps) {
  const action = useAction();
  const [asking, setAsking] = useState(false);
  const may = found.allowed.includes('status.closed');
  useShortcuts({
    '0': () => {
      if (may) setAsking(true);
      return may;
    },
  });
  return (
    <CaseSection title={t('noCounselling.section')} action={action}>
      {found.closeReason && isNoCounselling(found.closeReason) && (
        <p>{t('noCounselling.was', { reason: t(`close.${found.closeReason}`) })}</p>
      )}
      {found.outcome && <p>{t(`outcome.${found.outcome}`)}</p>}
      {found.status === 'closed' && !found.outcome && !isNoCounselling(found.closeReason ?? '') && (
        <p className={layout.quiet}>{t('outcome.none')}</p>
      )}
      {may && (
        <div>
          <ActionButton
            size="compact-sm"
            variant="default"
            busy={action.busy}
            onClick={() => setAsking(true)}
            rightSection={<KeyHint>0</KeyHint>}
          >
            {t('noCounselling.button')}
          </ActionButton>
        </div>
      )}
      {asking && <Confirm caseId={found.id} action={action} onEnd={() => setAsking(false)} />}
    </CaseSection>
  );
}

function Confirm({ caseId, action, onEnd }: { caseId: string; action: Action; onEnd(): void }) {
  const { data } = useQuery(countsQuery);
  return (
    <Dialog title={t('noCounselling.title')} onClose={onEnd}>
      <p>{t('noCounselling.hint')}</p>
      <div className={css.buttons}>
        {NO_COUNSELLING.map((reason) => (
          <ActionButton
            key={reason}
            variant="default"
            busy={action.busy}
            onClick={() => {
              onEnd();
              const said = t('noCounselling.done', { reason: t(`close.${reason}`) });
              void action.run(() => setStatus(caseId, { status: 'closed', reason }), said);
            }}
          >
            {t(`close.${reason}`)}
          </ActionButton>
        ))}
        <ActionButton variant="subtle" busy={false} onClick={onEnd}>
          {t('noCounselling.cancel')}
        </ActionButton>
      </div>
      {data && <p className={layout.quiet}>{t('noCounselling.counts', { ...data })}</p>}
    </Dialog>
  );
}

export const panel: CasePanel = {
  key: 'outcome',
  order: 210,
  permission: 'case.read',
  Component: OutcomePanel,
};
