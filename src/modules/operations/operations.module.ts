import { Module } from '@nestjs/common';
import { OutboxState, StoppedJobs } from '../../platform/outbox/index.js';
import { AuditModule } from '../audit/index.js';
import { RetryJobs } from './commands/retry-jobs.js';
import { SettleJob } from './commands/settle-job.js';
import { OperationsController } from './operations.controller.js';

/** Background jobs for administrators, for the web process alone. */
@Module({
  imports: [AuditModule],
  controllers: [OperationsController],
  providers: [OutboxState, RetryJobs, SettleJob, StoppedJobs],
})
export class OperationsWebModule {}
