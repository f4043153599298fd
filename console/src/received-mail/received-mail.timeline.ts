import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';
import { recipientName } from '../escalations/escalation.js';
import { label, t } from '../shared/messages/index.js';

const about = (detail: Readonly<Record<string, string | undefined>>) => ({
  recipient: recipientName(detail['recipient'] ?? ''),
  kind: label('mailKind', detail['kind'] ?? ''),
});

/** Renders what came by mail on a package, and who read it. */
export const timeline = {
  received_mail_came: ({ detail }) => t('event.received_mail_came', about(detail)),
  received_mail_filed: ({ detail }, who) => t('event.received_mail_filed', { who, ...about(detail) }),
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
