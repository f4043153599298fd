import { setUrgency } from '../api/actions.js';
import { URGENCY_REASONS } from '../api/enums.js';
import type { UrgencyChange } from '../api/types.js';
import { announce } from '../shared/announcer.js';
import { t } from '../shared/messages/index.js';
import { ChoiceDialog } from './choice-dialog.js';

interface UrgencyDialogProps {
  caseId: string;
  level: UrgencyChange['urgency'];
  onClose(): void;
}

/** Asks why a case gets another urgency, and sets it. */
export function UrgencyDialog({ caseId, level, onClose }: UrgencyDialogProps) {
  return (
    <ChoiceDialog
      title={t('urgency.why', { urgency: level })}
      options={URGENCY_REASONS.map((value) => ({ value, text: t(`urgencyReason.${value}`) }))}
      onClose={onClose}
      choose={async (reason) => {
        await setUrgency(caseId, { urgency: level, reason });
        announce(t('urgency.done', { urgency: level }));
      }}
    />
  );
}
