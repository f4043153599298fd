/** Services that a person is offered: who takes them, what they said, what the service was told and whether they got there. */
export {
  ReferralsModule,
  ReferralsWebModule,
  ReferralsWorkerModule,
  ReporterReferralsModule,
} from './referrals.module.js';
export { ReferralRepository } from './referral.repository.js';
export {
  ReporterReferrals,
  type ReporterReferral,
  type TakenReferral,
} from './reporter-referrals.service.js';
