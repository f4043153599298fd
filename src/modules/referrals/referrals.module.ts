import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { CasesModule } from '../cases/index.js';
import { ClocksModule } from '../clocks/index.js';
import { ConsentsModule } from '../consents/index.js';
import { DirectoryModule } from '../directory/index.js';
import { EntriesModule } from '../entries/index.js';
import { SiteSettingsModule } from '../site-settings/index.js';
import { StaffModule } from '../staff/index.js';
import { StaffNoticesWorkerModule } from '../staff-notices/index.js';
import { referralConsents, ReferralConsents } from './referral-consents.service.js';
import { REFERRAL_DEFINITIONS } from './referral.definitions.js';
import { ReferralRepository } from './referral.repository.js';
import { ReferralServices } from './referral-services.service.js';
import { ReferralSteps } from './referral-steps.service.js';
import { ReferralsController } from './referrals.controller.js';
import { Referrals } from './referrals.service.js';
import { ReporterReferrals } from './reporter-referrals.service.js';
import { TellOfLateReferralJob } from './tell-of-late-referral.job.js';
import { TellOfReferralAnswerJob } from './tell-of-referral-answer.job.js';

/** What every process has to know of them. */
@Module({
  imports: [ClocksModule],
  providers: [ReferralRepository, ReferralSteps, registers(...REFERRAL_DEFINITIONS)],
  exports: [ReferralRepository, ReferralSteps],
})
export class ReferralsModule {}

/** The page of the reporter: for the web process alone. */
@Module({
  imports: [CasesModule, EntriesModule, ReferralsModule],
  providers: [ReporterReferrals],
  exports: [ReporterReferrals],
})
export class ReporterReferralsModule {}

/** The console's routes about them, for the web process alone. */
@Module({
  imports: [
    CasesModule,
    ConsentsModule,
    DirectoryModule,
    EntriesModule,
    ReferralsModule,
    SiteSettingsModule,
    StaffModule,
  ],
  controllers: [ReferralsController],
  providers: [ReferralConsents, Referrals, ReferralServices, registers(referralConsents)],
})
export class ReferralsWebModule {}

/** The part of them that runs in the queue worker. */
@Module({
  imports: [CasesModule, ClocksModule, ReferralsModule, StaffNoticesWorkerModule],
  providers: [TellOfLateReferralJob, TellOfReferralAnswerJob],
})
export class ReferralsWorkerModule {}
