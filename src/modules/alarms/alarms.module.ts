import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { AlarmRepository } from './alarm.repository.js';
import { Alarms } from './alarms.service.js';

/** For every process. */
@Module({
  imports: [AuditModule],
  providers: [AlarmRepository, Alarms],
  exports: [AlarmRepository, Alarms],
})
export class AlarmsModule {}
