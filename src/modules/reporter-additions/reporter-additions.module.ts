import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { CasesModule } from '../cases/index.js';
import { EntriesModule } from '../entries/index.js';
import { EvidenceModule } from '../evidence/index.js';
import { detailsEntry, safetyEntry } from './addition.entry-kinds.js';
import { detailsAdded, safetyTold } from './addition.timeline.js';
import { AddDetails } from './commands/add-details.js';
import { TellSafety } from './commands/tell-safety.js';

@Module({
  imports: [CasesModule, EntriesModule, EvidenceModule],
  providers: [AddDetails, TellSafety, registers(detailsEntry, safetyEntry, detailsAdded, safetyTold)],
  exports: [AddDetails, TellSafety],
})
export class ReporterAdditionsModule {}
