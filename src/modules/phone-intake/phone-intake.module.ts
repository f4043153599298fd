import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { AuditModule } from '../audit/index.js';
import { CasesModule } from '../cases/index.js';
import { DesksModule } from '../desks/index.js';
import { ReceiptsModule } from '../receipts/index.js';
import { ReportsModule } from '../reports/index.js';
import { SiteSettingsModule } from '../site-settings/index.js';
import { FileIntake } from './file-intake.js';
import { callerKnown, reportTaken } from './intake.definitions.js';
import { KnownCallers } from './known-callers.js';
import { OtherCallsRepository } from './other-calls.repository.js';
import { PhoneIntakeController } from './phone-intake.controller.js';

/** Intake by phone, for the web process alone. */
@Module({
  imports: [AuditModule, CasesModule, DesksModule, ReceiptsModule, ReportsModule, SiteSettingsModule],
  controllers: [PhoneIntakeController],
  providers: [FileIntake, KnownCallers, OtherCallsRepository, registers(callerKnown, reportTaken)],
})
export class PhoneIntakeWebModule {}
