import { defineEvent, defineJob } from '../../platform/queue/index.js';
import { defineNotice } from '../staff-notices/index.js';

/** A reporter told with one press how safe they are. */
export const safetyToldEvent = defineEvent<{ caseId: string; entryId: string }>('safety.told');

/** Has whoever works on the case told of it. */
export const notifyOfSafety = defineJob({
  name: 'notify-of-safety',
  queue: 'triage',
  on: [safetyToldEvent],
});

/**
 * To whoever works on the case. A reason of its own and a notice for each press, so that it does not wait where a message has been
 * mailed that nobody has looked at yet.
 */
export const safetyToldNotice = defineNotice({
  reason: 'safety_told',
  mailKey: 'mail.safety_told',
  recipients: (recipients, about) => recipients.workingOn(about),
  isCurrent: null,
  coalesce: 'subject',
});
