import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { CasesModule } from '../cases/index.js';
import { ClocksModule } from '../clocks/index.js';
import { StaffNoticesWorkerModule } from '../staff-notices/index.js';
import { LookAgainController } from './look-again.controller.js';
import { LOOK_AGAIN_DEFINITIONS } from './look-again.definitions.js';
import { LookAgain } from './look-again.service.js';
import { RemindToLookAgainJob } from './remind-to-look-again.job.js';

/** What every process has to know of the reminders. */
@Module({ providers: [registers(...LOOK_AGAIN_DEFINITIONS)] })
class LookAgainModule {}

/** The routes of the reminders, for the web process alone. */
@Module({
  imports: [CasesModule, ClocksModule, LookAgainModule],
  controllers: [LookAgainController],
  providers: [LookAgain],
})
export class LookAgainWebModule {}

/** The part of the reminders that runs in the queue worker. */
@Module({
  imports: [CasesModule, ClocksModule, LookAgainModule, StaffNoticesWorkerModule],
  providers: [RemindToLookAgainJob],
})
export class LookAgainWorkerModule {}
