import { Module } from '@nestjs/common';
import { StaffDraftRepository } from './staff-draft.repository.js';
import { StaffDraftSweep } from './staff-draft-sweep.js';

/** The part of the cases that runs in the queue worker. */
@Module({ providers: [StaffDraftRepository, StaffDraftSweep], exports: [StaffDraftSweep] })
export class CasesWorkerModule {}
