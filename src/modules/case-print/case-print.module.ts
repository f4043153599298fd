import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { PdfModule } from '../../platform/pdf/index.js';
import { ReporterAppointmentsModule } from '../appointments/index.js';
import { CasesModule } from '../cases/index.js';
import { EntriesModule } from '../entries/index.js';
import { SiteSettingsModule } from '../site-settings/index.js';
import { ReporterConsentsModule } from '../consents/index.js';
import { ReporterEscalationsModule } from '../escalations/index.js';
import { ReporterReferralsModule } from '../referrals/index.js';
import { ReporterLinksModule } from '../takedowns/index.js';
import { CASE_PRINT_DEFINITIONS } from './case-print.definitions.js';
import { CasePrintController } from './case-print.controller.js';
import { CasePrints } from './case-prints.service.js';
import { OwnRecords } from './own-records.service.js';

/** What a reporter may have of their case, for the public site and for staff. */
@Module({
  imports: [
    CasesModule,
    EntriesModule,
    PdfModule,
    ReporterAppointmentsModule,
    ReporterConsentsModule,
    ReporterEscalationsModule,
    ReporterLinksModule,
    ReporterReferralsModule,
    SiteSettingsModule,
  ],
  providers: [OwnRecords],
  exports: [OwnRecords],
})
export class OwnRecordsModule {}

/** Prints cases, in the web process alone. */
@Module({
  imports: [CasesModule, EntriesModule, OwnRecordsModule, PdfModule],
  controllers: [CasePrintController],
  providers: [CasePrints, registers(...CASE_PRINT_DEFINITIONS)],
})
export class CasePrintWebModule {}
