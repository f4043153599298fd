import { Module } from '@nestjs/common';
import { FailedJobs, OutboxState } from '../../platform/outbox/index.js';
import { AuditModule } from '../audit/index.js';
import { RetryJobs } from './commands/retry-jobs.js';
import { OperationsController } from './operations.controller.js';

/** Work in progress for administrators, for the web process alone. */
@Module({
  imports: [AuditModule],
  controllers: [OperationsController],
  providers: [FailedJobs, OutboxState, RetryJobs],
})
export class OperationsApiModule {}
