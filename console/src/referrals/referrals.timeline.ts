import type { CaseEvent } from '../api/types.js';
import type { Renderer } from '../case/timeline.js';
import { label, t } from '../shared/messages/index.js';

const serviceIn = ({ detail }: CaseEvent): string => String(detail['service'] ?? '');

/** Renders the events of referrals. */
export const timeline = {
  referral_offered: (event, who) => t('event.referral_offered', { who, service: serviceIn(event) }),
  referral_answered: (event, who) => {
    const about = { service: serviceIn(event), answer: String(event.detail['answer'] ?? '') };
    return event.actor
      ? t('event.referral_answered', { who, ...about })
      : t('event.referral_by_person', about);
  },
  referral_handed_over: (event, who) => t('event.referral_handed_over', { who, service: serviceIn(event) }),
  referral_attendance: (event, who) =>
    t('event.referral_attendance', {
      who,
      service: serviceIn(event),
      attendance: label('referralState', String(event.detail['attendance'] ?? '')),
    }),
  referral_ended: (event, who) => t('event.referral_ended', { who, service: serviceIn(event) }),
  referral_overdue: (event) => t('event.referral_overdue', { service: serviceIn(event) }),
} satisfies Partial<Record<CaseEvent['kind'], Renderer>>;
