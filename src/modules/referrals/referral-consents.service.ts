import { Injectable } from '@nestjs/common';
import { defineConsentUse, type ConsentSubject } from '../consents/index.js';
import { ReferralRepository } from './referral.repository.js';

/** What leaves by referrals on the ground of consents: what a person of the desk tells a service by phone. */
@Injectable()
export class ReferralConsents {
  constructor(private readonly referrals: ReferralRepository) {}

  async left({ caseId, recipientId, purpose }: ConsentSubject): Promise<readonly Date[]> {
    return purpose === 'referral' ? this.referrals.handedOverAt(caseId, recipientId) : [];
  }
}

/** Nothing waits to leave by itself: whoever hands over asks for the consent at that moment, in the same write. */
export const referralConsents = defineConsentUse({
  name: 'referrals',
  service: ReferralConsents,
  stop: () => Promise.resolve(),
  left: (referrals, subject) => referrals.left(subject),
});
