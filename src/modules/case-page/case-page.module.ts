import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CasesModule } from '../cases/index.js';
import { ClocksModule } from '../clocks/index.js';
import { DesksModule } from '../desks/index.js';
import { EntriesModule } from '../entries/index.js';
import { EvidenceModule } from '../evidence/index.js';
import { MessagesModule } from '../messages/index.js';
import { StaffModule } from '../staff/index.js';
import { AuditedOpenings } from './audited-openings.js';
import { CasePageController } from './case-page.controller.js';
import { CasePages } from './case-pages.js';

/** The page of a case, for the web process alone. */
@Module({
  imports: [
    AuditModule,
    CasesModule,
    ClocksModule,
    DesksModule,
    EntriesModule,
    EvidenceModule,
    MessagesModule,
    StaffModule,
  ],
  controllers: [CasePageController],
  providers: [AuditedOpenings, CasePages],
})
export class CasePageWebModule {}
