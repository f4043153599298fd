import { Module } from '@nestjs/common';
import { DesksModule } from '../desks/index.js';
import { DutyModule } from '../duty/index.js';
import { StaffModule } from '../staff/index.js';
import { HandoverController } from './handover.controller.js';
import { HandoverRepository } from './handover.repository.js';
import { HandoverRewrap } from './handover-rewrap.js';
import { Handover } from './handover.service.js';
import { HandoverSweep } from './handover-sweep.js';

/** The routes of the notes, for the web process alone. */
@Module({
  imports: [DesksModule, DutyModule, StaffModule],
  controllers: [HandoverController],
  providers: [Handover, HandoverRepository, HandoverRewrap],
})
export class HandoverWebModule {}

/** The part of the notes that runs in the queue worker. */
@Module({ providers: [HandoverRepository, HandoverSweep] })
export class HandoverWorkerModule {}
