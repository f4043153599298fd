import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { CasesModule } from '../cases/index.js';
import { EntriesModule } from '../entries/index.js';
import { EvidenceModule } from '../evidence/index.js';
import { StaffNoticesWorkerModule } from '../staff-notices/index.js';
import { detailsEntry, safetyEntry } from './addition.entry-kinds.js';
import { notifyOfSafety, safetyToldEvent, safetyToldNotice } from './addition.notices.js';
import { detailsAdded, safetyTold } from './addition.timeline.js';
import { AddDetails } from './commands/add-details.js';
import { TellSafety } from './commands/tell-safety.js';
import { NotifyOfSafetyJob } from './notify-of-safety.job.js';

/** What every process has to know of them. */
@Module({
  providers: [
    registers(
      detailsEntry,
      safetyEntry,
      detailsAdded,
      safetyTold,
      safetyToldEvent,
      notifyOfSafety,
      safetyToldNotice,
    ),
  ],
})
class AdditionDefinitionsModule {}

@Module({
  imports: [AdditionDefinitionsModule, CasesModule, EntriesModule, EvidenceModule],
  providers: [AddDetails, TellSafety],
  exports: [AddDetails, TellSafety],
})
export class ReporterAdditionsModule {}

/** The part that runs in the queue worker. */
@Module({
  imports: [AdditionDefinitionsModule, CasesModule, StaffNoticesWorkerModule],
  providers: [NotifyOfSafetyJob],
})
export class ReporterAdditionsWorkerModule {}
