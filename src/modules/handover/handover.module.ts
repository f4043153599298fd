import { Module } from '@nestjs/common';
import { DesksModule } from '../desks/index.js';
import { DutyModule } from '../duty/index.js';
import { StaffModule } from '../staff/index.js';
import { HandoverController } from './handover.controller.js';
import { HandoverRepository } from './handover.repository.js';
import { HandoverRewrap } from './handover-rewrap.js';
import { Handover } from './handover.service.js';
import { HandoverSweep } from './handover-sweep.js';

/** What every process has to know that counts, or wraps anew, what is sealed to a desk. */
@Module({
  imports: [DesksModule],
  providers: [HandoverRepository, HandoverRewrap],
  exports: [HandoverRepository],
})
export class HandoverSealedModule {}

/** The routes of the notes, for the web process alone. */
@Module({
  imports: [DesksModule, DutyModule, HandoverSealedModule, StaffModule],
  controllers: [HandoverController],
  providers: [Handover],
})
export class HandoverWebModule {}

/** The part of the notes that runs in the queue worker. */
@Module({ providers: [HandoverRepository, HandoverSweep] })
export class HandoverWorkerModule {}
