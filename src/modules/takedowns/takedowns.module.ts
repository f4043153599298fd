import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { CasesModule } from '../cases/index.js';
import { ClocksModule } from '../clocks/index.js';
import { ConsentsModule } from '../consents/index.js';
import { DirectoryModule } from '../directory/index.js';
import { EntriesModule } from '../entries/index.js';
import { EvidenceModule } from '../evidence/index.js';
import { StaffNoticesWorkerModule } from '../staff-notices/index.js';
import { TimelineModule } from '../timeline/index.js';
import { ReporterLinks } from './reporter-links.service.js';
import { TakedownChecks } from './takedown-checks.service.js';
import { takedownConsents, TakedownConsents } from './takedown-consents.service.js';
import { TAKEDOWN_DEFINITIONS } from './takedown.definitions.js';
import { TakedownRepository } from './takedown.repository.js';
import { TakedownsController } from './takedowns.controller.js';
import { Takedowns } from './takedowns.service.js';
import { TellOfLateTakedownJob } from './tell-of-late-takedown.job.js';
import { TellOfTakedownCheckJob } from './tell-of-takedown-check.job.js';

/** What every process has to know of the takedowns. */
@Module({
  providers: [TakedownRepository, registers(...TAKEDOWN_DEFINITIONS)],
  exports: [TakedownRepository],
})
class TakedownsModule {}

/** What the public site needs of them. */
@Module({
  imports: [CasesModule, EntriesModule, EvidenceModule, TakedownsModule],
  providers: [ReporterLinks],
  exports: [ReporterLinks],
})
export class ReporterLinksModule {}

/** The routes of the takedowns, for the web process alone. */
@Module({
  imports: [
    CasesModule,
    ClocksModule,
    ConsentsModule,
    DirectoryModule,
    EntriesModule,
    EvidenceModule,
    TakedownsModule,
    TimelineModule,
  ],
  controllers: [TakedownsController],
  providers: [TakedownChecks, TakedownConsents, Takedowns, registers(takedownConsents)],
})
export class TakedownsWebModule {}

/** The part of the takedowns that runs in the queue worker. */
@Module({
  imports: [CasesModule, ClocksModule, StaffNoticesWorkerModule, TakedownsModule],
  providers: [TellOfLateTakedownJob, TellOfTakedownCheckJob],
})
export class TakedownsWorkerModule {}
