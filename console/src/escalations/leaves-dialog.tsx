import { useState } from 'react';
import { ActionButton } from '../shared/action-button.js';
import { Alert, ProblemAlert } from '../shared/alert.js';
import { CopyButton } from '../shared/copy-button.js';
import { Dialog } from '../shared/dialog.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';
import { approve, type Escalation } from './escalation.js';
import css from './escalations.module.css';

interface LeavesProps {
  caseId: string;
  one: Escalation;
  /** Whether the person may approve it. */
  may: boolean;
  onClose(): void;
}

/** What leaves, to the character. Who approves it approves what is shown here, and nothing else. */
export function LeavesDialog({ caseId, one, may, onClose }: LeavesProps) {
  const action = useAction();
  // It stays as it was opened: a change of a colleague must not slip under the button.
  const [seen] = useState(one);
  const submit = async (): Promise<void> => {
    if (await action.run(() => approve(caseId, seen), t('escalation.approved'))) onClose();
  };
  return (
    <Dialog title={t('escalation.leavesFor', { recipient: seen.recipient })} onClose={onClose}>
      <p className={layout.quiet}>{t('escalation.leavesLead')}</p>
      <pre className={css.leaves} dir="auto" tabIndex={0} aria-label={t('escalation.leaves')}>
        {seen.text}
      </pre>
      <CopyButton text={seen.text} what={t('escalation.leaves')} />
      <p className={layout.quiet}>
        {t('escalation.digest')} <span className={css.digest}>{seen.digest}</span>
      </p>
      {may && one.digest !== seen.digest && <Alert tone="warning">{t('problem.ESCALATION_CHANGED')}</Alert>}
      <ProblemAlert error={action.error} />
      <div className={layout.foot}>
        {may && (
          <ActionButton busy={action.busy} onClick={() => void submit()}>
            {t('escalation.approve')}
          </ActionButton>
        )}
        <ActionButton variant="default" busy={false} onClick={onClose}>
          {t('escalation.back')}
        </ActionButton>
      </div>
    </Dialog>
  );
}
