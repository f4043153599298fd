import { Module } from '@nestjs/common';
import { registers } from '../../../src/platform/definitions/index.js';
import { CasesModule } from '../../../src/modules/cases/index.js';
import { ClocksModule } from '../../../src/modules/clocks/index.js';
import { EntriesModule } from '../../../src/modules/entries/index.js';
import { StaffNoticesWorkerModule } from '../../../src/modules/staff-notices/index.js';
import { FOLLOW_UP_DEFINITIONS } from './follow-up.definitions.js';
import { FollowUpRepository } from './follow-up.repository.js';
import { FollowUpsController } from './follow-ups.controller.js';
import { FollowUps } from './follow-ups.service.js';
import { RemindOfFollowUpJob } from './remind-of-follow-up.job.js';

/** What every process has to know of the feature. */
@Module({
  imports: [CasesModule, ClocksModule, EntriesModule],
  providers: [FollowUpRepository, FollowUps, registers(...FOLLOW_UP_DEFINITIONS)],
  exports: [FollowUps],
})
export class FollowUpsModule {}

/** The routes of the feature, for the web process alone. */
@Module({ imports: [FollowUpsModule], controllers: [FollowUpsController] })
export class FollowUpsWebModule {}

/** The part of the feature that runs in the queue worker. */
@Module({
  imports: [FollowUpsModule, CasesModule, ClocksModule, StaffNoticesWorkerModule],
  providers: [RemindOfFollowUpJob],
})
export class FollowUpsWorkerModule {}
