import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CasesModule } from '../cases/index.js';
import { DesksModule } from '../desks/index.js';
import { DutyModule } from '../duty/index.js';
import { DebriefsRepository } from './debriefs.repository.js';
import { DebriefsSweep } from './debriefs-sweep.js';
import { Debriefs } from './debriefs.service.js';
import { OwnShiftRepository } from './own-shift.repository.js';
import { OwnShift } from './own-shift.service.js';
import { WelfareController } from './welfare.controller.js';

/** The routes, for the web process alone. */
@Module({
  imports: [AuditModule, CasesModule, DesksModule, DutyModule],
  controllers: [WelfareController],
  providers: [Debriefs, DebriefsRepository, OwnShift, OwnShiftRepository],
})
export class WelfareWebModule {}

/** The part that runs in the queue worker. */
@Module({ providers: [DebriefsRepository, DebriefsSweep] })
export class WelfareWorkerModule {}
