import { Module } from '@nestjs/common';
import { entities } from '../../platform/database/index.js';
import { registers } from '../../platform/definitions/index.js';
import { StaffDraftEntity } from './staff-draft.entity.js';
import { StaffDraftRepository } from './staff-draft.repository.js';
import { StaffDraftSweep } from './staff-draft-sweep.js';

/** The part of the cases that runs in the queue worker. */
@Module({
  providers: [StaffDraftRepository, StaffDraftSweep, registers(...entities(StaffDraftEntity))],
  exports: [StaffDraftSweep],
})
export class CasesWorkerModule {}
