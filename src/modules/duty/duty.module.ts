import { Module } from '@nestjs/common';
import { MailCircuits } from '../../platform/mail/index.js';
import { AuditModule } from '../audit/index.js';
import { DesksModule } from '../desks/index.js';
import { SetDuty } from './commands/set-duty.js';
import { DutyAccess } from './duty-access.js';
import { DutyPages } from './duty-pages.js';
import { DutyController } from './duty.controller.js';
import { DutyRepository } from './duty.repository.js';
import { RestCheck } from './rest-check.js';
import { Duty } from './duty.service.js';
import { ResponseTargets } from './response-targets.js';

/** For every process. */
@Module({
  imports: [DesksModule],
  providers: [Duty, DutyRepository, ResponseTargets],
  exports: [Duty, DutyRepository, ResponseTargets],
})
export class DutyModule {}

/** The console's routes about duty: for the web process alone. */
@Module({
  imports: [AuditModule, DesksModule, DutyModule],
  controllers: [DutyController],
  providers: [DutyAccess, DutyPages, MailCircuits, RestCheck, SetDuty],
})
export class DutyWebModule {}
