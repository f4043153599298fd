import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { CasesModule } from '../cases/index.js';
import { ClocksModule } from '../clocks/index.js';
import { EntriesModule } from '../entries/index.js';
import { StaffModule } from '../staff/index.js';
import { StaffNoticesWorkerModule } from '../staff-notices/index.js';
import { PlanController } from './plan.controller.js';
import { PLAN_DEFINITIONS } from './plan.definitions.js';
import { Plans } from './plan.service.js';
import { RemindOfPlanJob } from './remind-of-plan.job.js';

/** What every process has to know of the plans. */
@Module({ providers: [registers(...PLAN_DEFINITIONS)] })
class PlanModule {}

/** The routes of the plans, for the web process alone. */
@Module({
  imports: [CasesModule, ClocksModule, EntriesModule, PlanModule, StaffModule],
  controllers: [PlanController],
  providers: [Plans],
})
export class PlanWebModule {}

/** The part of the plans that runs in the queue worker. */
@Module({
  imports: [CasesModule, ClocksModule, PlanModule, StaffNoticesWorkerModule],
  providers: [RemindOfPlanJob],
})
export class PlanWorkerModule {}
