import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { AuditModule } from '../audit/index.js';
import { CasesModule } from '../cases/index.js';
import { EntriesModule } from '../entries/index.js';
import { StaffModule } from '../staff/index.js';
import { CASE_LINK_DEFINITIONS } from './case-link.definitions.js';
import { CaseLinkRepository } from './case-link.repository.js';
import { LinkedCasesController } from './linked-cases.controller.js';
import { LinkedCases } from './linked-cases.service.js';

/** What every process has to know of links. */
@Module({ providers: [registers(...CASE_LINK_DEFINITIONS)] })
export class LinkedCasesModule {}

/** Links between cases of the same person, for the web process alone. */
@Module({
  imports: [AuditModule, CasesModule, EntriesModule, LinkedCasesModule, StaffModule],
  controllers: [LinkedCasesController],
  providers: [CaseLinkRepository, LinkedCases],
})
export class LinkedCasesWebModule {}
