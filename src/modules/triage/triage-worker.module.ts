import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { NotificationsWorkerModule } from '../notifications/index.js';
import { TriageCaseJob } from './jobs/triage-case.job.js';

/** The part of triage that runs in the queue worker; the rules themselves are pure and need no module. */
@Module({ imports: [CasesModule, NotificationsWorkerModule], providers: [TriageCaseJob] })
export class TriageWorkerModule {}
