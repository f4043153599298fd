import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { CasesModule } from '../cases/index.js';
import { ClocksModule } from '../clocks/index.js';
import { EntriesModule } from '../entries/index.js';
import { StaffModule } from '../staff/index.js';
import { StaffNoticesWorkerModule } from '../staff-notices/index.js';
import { RISK_SHEET_DEFINITIONS } from './risk-sheet.definitions.js';
import { RiskSheetController } from './risk-sheet.controller.js';
import { RiskSheet } from './risk-sheet.service.js';
import { TellOfRiskStepJob } from './tell-of-risk-step.job.js';

/** What every process has to know of the sheets. */
@Module({ providers: [registers(...RISK_SHEET_DEFINITIONS)] })
class RiskSheetModule {}

/** The routes of the sheets, for the web process alone. */
@Module({
  imports: [CasesModule, ClocksModule, EntriesModule, RiskSheetModule, StaffModule],
  controllers: [RiskSheetController],
  providers: [RiskSheet],
})
export class RiskSheetWebModule {}

/** The part of the sheets that runs in the queue worker. */
@Module({
  imports: [CasesModule, ClocksModule, RiskSheetModule, StaffNoticesWorkerModule],
  providers: [TellOfRiskStepJob],
})
export class RiskSheetWorkerModule {}
