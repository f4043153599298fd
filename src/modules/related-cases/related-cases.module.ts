import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { AuditModule } from '../audit/index.js';
import { CasesModule } from '../cases/index.js';
import { DesksModule } from '../desks/index.js';
import { EvidenceModule } from '../evidence/index.js';
import { StaffNoticesModule } from '../staff-notices/index.js';
import { StaffModule } from '../staff/index.js';
import { OffenderClusters } from './offender-clusters.service.js';
import { RELATED_CASE_DEFINITIONS } from './related-case.definitions.js';
import { RelatedCaseRepository } from './related-case.repository.js';
import { RelatedCasesController } from './related-cases.controller.js';
import { RelatedCases } from './related-cases.service.js';

/** What every process has to know of related cases. */
@Module({ providers: [registers(...RELATED_CASE_DEFINITIONS)] })
export class RelatedCasesModule {}

/** Cases that may be of one offender, for the web process alone. */
@Module({
  imports: [
    AuditModule,
    CasesModule,
    DesksModule,
    EvidenceModule,
    RelatedCasesModule,
    StaffModule,
    StaffNoticesModule,
  ],
  controllers: [RelatedCasesController],
  providers: [OffenderClusters, RelatedCaseRepository, RelatedCases],
})
export class RelatedCasesWebModule {}
