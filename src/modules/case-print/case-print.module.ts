import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { PdfModule } from '../../platform/pdf/index.js';
import { CasesModule } from '../cases/index.js';
import { EntriesModule } from '../entries/index.js';
import { SiteSettingsModule } from '../site-settings/index.js';
import { CASE_PRINT_DEFINITIONS } from './case-print.definitions.js';
import { CasePrintController } from './case-print.controller.js';
import { CasePrints } from './case-prints.service.js';

/** Prints cases, in the web process alone. */
@Module({
  imports: [CasesModule, EntriesModule, PdfModule, SiteSettingsModule],
  controllers: [CasePrintController],
  providers: [CasePrints, registers(...CASE_PRINT_DEFINITIONS)],
})
export class CasePrintWebModule {}
