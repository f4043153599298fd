import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { ClocksModule } from '../clocks/index.js';
import { DutyModule } from '../duty/index.js';
import { EntriesModule } from '../entries/index.js';
import { EvidenceModule } from '../evidence/index.js';
import { ReceiptsModule } from '../receipts/index.js';
import { StaffModule } from '../staff/index.js';
import { SubmitReport } from './commands/submit-report.js';
import { DraftRepository } from './draft.repository.js';
import { DraftSweep } from './draft-sweep.js';
import { Drafts } from './drafts.service.js';
import { ExcludedStaff } from './excluded-staff.js';

@Module({
  imports: [
    CasesModule,
    ClocksModule,
    DutyModule,
    EntriesModule,
    EvidenceModule,
    ReceiptsModule,
    StaffModule,
  ],
  providers: [DraftRepository, DraftSweep, Drafts, ExcludedStaff, SubmitReport],
  exports: [Drafts, SubmitReport],
})
export class ReportsModule {}
