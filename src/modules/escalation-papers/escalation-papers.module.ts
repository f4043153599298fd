import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { PdfModule } from '../../platform/pdf/index.js';
import { AuditModule } from '../audit/index.js';
import { CasesModule } from '../cases/index.js';
import { EscalationsWebModule } from '../escalations/index.js';
import { SiteSettingsModule } from '../site-settings/index.js';
import { StaffModule } from '../staff/index.js';
import { ESCALATION_PAPER_DEFINITIONS } from './escalation-papers.definitions.js';
import { EscalationPapersController } from './escalation-papers.controller.js';
import { EscalationPapers } from './escalation-papers.service.js';
import { PolicePackages } from './police-packages.service.js';

/** What was approved on paper, in the web process alone. */
@Module({
  imports: [AuditModule, CasesModule, EscalationsWebModule, PdfModule, SiteSettingsModule, StaffModule],
  controllers: [EscalationPapersController],
  providers: [EscalationPapers, PolicePackages, registers(...ESCALATION_PAPER_DEFINITIONS)],
})
export class EscalationPapersWebModule {}
