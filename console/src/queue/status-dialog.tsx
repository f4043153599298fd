import { useNavigate } from '@tanstack/react-router';
import { setStatus } from '../api/actions.js';
import { STATUSES } from '../api/enums.js';
import type { CaseRow } from '../api/types.js';
import { announce } from '../shared/announcer.js';
import { t } from '../shared/messages/index.js';
import { wantToClose } from '../shared/wanted-status.js';
import { ChoiceDialog } from './choice-dialog.js';

interface StatusDialogProps {
  of: Pick<CaseRow, 'id' | 'status' | 'reference'>;
  /** The actions that the person may do; null: not known here, the server says. */
  allowed: readonly string[] | null;
  onClose(): void;
}

/** Sets a status. To close a case more is asked, in its own panel. */
export function StatusDialog({ of: { id, status, reference }, allowed, onClose }: StatusDialogProps) {
  const navigate = useNavigate();
  const offered = STATUSES.filter((one) =>
    allowed === null ? one !== 'new' && one !== status : allowed.includes(`status.${one}`),
  );
  return (
    <ChoiceDialog
      title={t('status.of', { reference })}
      options={offered.map((value) => ({ value, text: t(`status.${value}`) }))}
      onClose={onClose}
      choose={async (value) => {
        if (value === 'closed') {
          wantToClose(id);
          await navigate({ to: '/cases/$caseId', params: { caseId: id }, search: (search) => search });
          return;
        }
        await setStatus(id, { status: value });
        announce(t('status.done', { status: t(`status.${value}`) }));
      }}
    />
  );
}
