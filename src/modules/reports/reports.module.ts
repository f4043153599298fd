import { Module } from '@nestjs/common';
import { entities } from '../../platform/database/index.js';
import { registers } from '../../platform/definitions/index.js';
import { CasesModule } from '../cases/index.js';
import { ClocksModule } from '../clocks/index.js';
import { DesksModule } from '../desks/index.js';
import { DutyModule } from '../duty/index.js';
import { EntriesModule } from '../entries/index.js';
import { EvidenceModule } from '../evidence/index.js';
import { ExclusionsModule } from '../exclusions/index.js';
import { ReceiptsModule } from '../receipts/index.js';
import { DraftEntity } from './draft.entity.js';
import { SubmitReport } from './commands/submit-report.js';
import { DraftRepository } from './draft.repository.js';
import { DraftSweep } from './draft-sweep.js';
import { Drafts } from './drafts.service.js';
import { ReportWriter } from './report-writer.repository.js';

@Module({
  imports: [
    CasesModule,
    ClocksModule,
    DesksModule,
    DutyModule,
    EntriesModule,
    EvidenceModule,
    ExclusionsModule,
    ReceiptsModule,
  ],
  providers: [
    DraftRepository,
    DraftSweep,
    Drafts,
    ReportWriter,
    SubmitReport,
    registers(...entities(DraftEntity)),
  ],
  exports: [Drafts, SubmitReport],
})
export class ReportsModule {}
