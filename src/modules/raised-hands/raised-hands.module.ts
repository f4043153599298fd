import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { CasesModule } from '../cases/index.js';
import { ClocksModule } from '../clocks/index.js';
import { StaffModule } from '../staff/index.js';
import { StaffNoticesWorkerModule } from '../staff-notices/index.js';
import { CallSecondPersonJob } from './call-second-person.job.js';
import { CallWholeDeskJob } from './call-whole-desk.job.js';
import { RAISED_HAND_DEFINITIONS } from './raised-hand.definitions.js';
import { RaisedHandRepository } from './raised-hand.repository.js';
import { RaisedHandsController } from './raised-hands.controller.js';
import { RaisedHands } from './raised-hands.service.js';

/** What every process has to know of them. */
@Module({
  providers: [RaisedHandRepository, registers(...RAISED_HAND_DEFINITIONS)],
  exports: [RaisedHandRepository],
})
class RaisedHandsModule {}

/** The routes, for the web process alone. */
@Module({
  imports: [CasesModule, ClocksModule, RaisedHandsModule, StaffModule],
  controllers: [RaisedHandsController],
  providers: [RaisedHands],
})
export class RaisedHandsWebModule {}

/** The part that runs in the queue worker. */
@Module({
  imports: [CasesModule, ClocksModule, RaisedHandsModule, StaffNoticesWorkerModule],
  providers: [CallSecondPersonJob, CallWholeDeskJob],
})
export class RaisedHandsWorkerModule {}
