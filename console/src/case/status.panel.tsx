import { useEffect, useState } from 'react';
import { setStatus } from '../api/actions.js';
import { STATUSES } from '../api/enums.js';
import type { StatusChange } from '../api/types.js';
import { CloseForm } from '../outcome/close-form.js';
import { ActionButton } from '../shared/action-button.js';
import { CaseSection } from '../shared/case-section.js';
import { Status } from '../shared/case-words.js';
import { EnumSelect } from '../shared/enum-select.js';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { useAction } from '../shared/use-action.js';
import { toClose } from '../shared/wanted-status.js';
import css from './facts.module.css';
import type { CasePanel, PanelProps } from './panel.js';
import { wasReopened } from './timeline.js';

type Next = StatusChange['status'];

/** The status and those that may follow it. Closing asks for the reason and the outcome. */
function StatusPanel({ found }: PanelProps) {
  const action = useAction();
  const [wanted, setWanted] = useState<Next | null>(null);
  const closing = useStore(toClose) === found.id;
  const allowed: readonly string[] = found.allowed;
  useEffect(() => {
    if (!closing) return;
    toClose.set(null);
    setWanted('closed');
  }, [closing]);
  const options = STATUSES.filter((status) => allowed.includes(`status.${status}`));
  // Another person may have set a status from which the chosen one does not follow.
  const next = options.find((status) => status === wanted) ?? null;

  const change = async (body: StatusChange): Promise<void> => {
    const said = t('status.done', { status: t(`status.${body.status}`) });
    if (await action.run(() => setStatus(found.id, body), said)) setWanted(null);
  };

  return (
    <CaseSection title={t('status.title')} action={action}>
      <p className={css.who}>
        <Status status={found.status} reopened={wasReopened(found)} />
      </p>
      {options.length > 0 && (
        <div className={css.row}>
          <EnumSelect
            size="xs"
            label={t('status.change')}
            none={t('status.choose')}
            value={next}
            onChange={setWanted}
            values={options}
            text={(status) => t(`status.${status}`)}
          />
          {next !== 'closed' && (
            <ActionButton
              size="compact-sm"
              variant="default"
              busy={action.busy}
              disabled={next === null}
              onClick={() => next && void change({ status: next })}
            >
              {t('status.set')}
            </ActionButton>
          )}
        </div>
      )}
      {next === 'closed' && <CloseForm busy={action.busy} onClose={(body) => void change(body)} />}
    </CaseSection>
  );
}

export const panel: CasePanel = {
  key: 'status',
  order: 200,
  permission: 'case.read',
  Component: StatusPanel,
};
