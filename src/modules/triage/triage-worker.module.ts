import { Module } from '@nestjs/common';
import { NotificationsWorkerModule } from '../notifications/index.js';
import { CasesModule } from '../cases/index.js';
import { TriageCaseJob } from './jobs/triage-case.job.js';
import { TriageModule } from './triage.module.js';

/** The part of triage that runs in the queue worker. */
@Module({ imports: [CasesModule, NotificationsWorkerModule, TriageModule], providers: [TriageCaseJob] })
export class TriageWorkerModule {}
