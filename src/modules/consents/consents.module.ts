import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { CasesModule } from '../cases/index.js';
import { ClocksModule } from '../clocks/index.js';
import { DirectoryModule } from '../directory/index.js';
import { EntriesModule } from '../entries/index.js';
import { SiteSettingsModule } from '../site-settings/index.js';
import { StaffModule } from '../staff/index.js';
import { StaffNoticesWorkerModule } from '../staff-notices/index.js';
import { CallDutySecondJob } from './call-duty-second.job.js';
import { CONSENT_DEFINITIONS } from './consent.definitions.js';
import { ConsentAnswers } from './consent-answers.service.js';
import { ConsentQuestions } from './consent-questions.service.js';
import { ConsentRepository } from './consent.repository.js';
import { ConsentUses } from './consent-uses.service.js';
import { ConsentsController } from './consents.controller.js';
import { Consents } from './consents.service.js';
import { DUTY_DEFINITIONS } from './duty.definitions.js';
import { DutiesController } from './duties.controller.js';
import { DutyDecisionRepository } from './duty-decision.repository.js';
import { DutyDecisions } from './duty-decisions.service.js';
import { EndConsentJob } from './end-consent.job.js';
import { ReporterConsents } from './reporter-consents.service.js';
import { TellOfConsentJob } from './tell-of-consent.job.js';
import { TellOfDutySecondJob } from './tell-of-duty-second.job.js';

/** What every process has to know of them: whether something may leave. */
@Module({
  providers: [
    ConsentRepository,
    Consents,
    DutyDecisionRepository,
    registers(...CONSENT_DEFINITIONS, ...DUTY_DEFINITIONS),
  ],
  exports: [ConsentRepository, Consents, DutyDecisionRepository],
})
export class ConsentsModule {}

/** The page of the reporter: for the web process alone. */
@Module({
  imports: [CasesModule, ClocksModule, ConsentsModule, EntriesModule],
  providers: [ConsentAnswers, ConsentUses, ReporterConsents],
  exports: [ConsentAnswers, ConsentUses, ReporterConsents],
})
export class ReporterConsentsModule {}

/** The console's routes about them, for the web process alone. */
@Module({
  imports: [
    CasesModule,
    ClocksModule,
    ConsentsModule,
    DirectoryModule,
    EntriesModule,
    ReporterConsentsModule,
    SiteSettingsModule,
    StaffModule,
  ],
  controllers: [ConsentsController, DutiesController],
  providers: [ConsentQuestions, DutyDecisions],
})
export class ConsentsWebModule {}

/** The part of them that runs in the queue worker. */
@Module({
  imports: [CasesModule, ClocksModule, ConsentsModule, StaffNoticesWorkerModule],
  providers: [CallDutySecondJob, EndConsentJob, TellOfConsentJob, TellOfDutySecondJob],
})
export class ConsentsWorkerModule {}
