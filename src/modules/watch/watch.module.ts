import { Module } from '@nestjs/common';
import { MailModule } from '../../platform/mail/index.js';
import { MetricsModule } from '../../platform/metrics/index.js';
import { AlarmsModule } from '../alarms/index.js';
import { AuditModule } from '../audit/index.js';
import { StaffModule } from '../staff/index.js';
import { AlarmMails } from './alarm-mails.js';
import { AuditHeadRepository } from './audit-head.repository.js';
import { AuditWatch } from './audit-watch.js';
import { WatchMails } from './watch-mail.js';

/** For the queue worker alone. */
@Module({
  imports: [AlarmsModule, AuditModule, MailModule, MetricsModule, StaffModule],
  providers: [AlarmMails, AuditHeadRepository, AuditWatch, WatchMails],
  exports: [WatchMails],
})
export class WatchWorkerModule {}
