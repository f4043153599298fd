import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { CasesModule } from '../cases/index.js';
import { ClocksModule } from '../clocks/index.js';
import { DutyModule } from '../duty/index.js';
import { StaffNoticesWorkerModule } from '../staff-notices/index.js';
import { AskWhatNowAgainJob, AskWhatNowJob } from './ask-what-now.job.js';
import { FollowUpController } from './follow-up.controller.js';
import { FOLLOW_UP_DEFINITIONS } from './follow-up.definitions.js';
import { FollowUp } from './follow-up.service.js';

/** What every process that writes to cases has to know of the wait for a reporter. */
@Module({ providers: [registers(...FOLLOW_UP_DEFINITIONS)] })
class FollowUpModule {}

/** Its routes, for the web process alone. */
@Module({
  imports: [CasesModule, ClocksModule, FollowUpModule],
  controllers: [FollowUpController],
  providers: [FollowUp],
})
export class FollowUpWebModule {}

/** The part of it that runs in the queue worker. */
@Module({
  imports: [CasesModule, ClocksModule, DutyModule, FollowUpModule, StaffNoticesWorkerModule],
  providers: [AskWhatNowJob, AskWhatNowAgainJob],
})
export class FollowUpWorkerModule {}
