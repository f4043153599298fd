import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';
import { label, t } from '../shared/messages/index.js';

const about = ({ detail }: CaseEvent) => ({
  recipient: detail['recipient'] ?? '',
  purpose: label('consentPurpose', detail['purpose'] ?? ''),
});

/** Renders the events of asking for consent. */
export const timeline = {
  consent_asked: (event, who) => t('event.consent_asked', { who, ...about(event) }),
  consent_withdrawn: (event, who) => t('event.consent_withdrawn', { who, ...about(event) }),
  consent_expired: (event) => t('event.consent_expired', about(event)),
  consent_answered: (event, who) => {
    const answer = event.detail['answer'] ?? '';
    return event.actor
      ? t('event.consent_answered', { who, answer, ...about(event) })
      : t('event.consent_by_reporter', { answer, ...about(event) });
  },
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
