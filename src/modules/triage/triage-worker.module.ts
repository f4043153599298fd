import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/index.js';
import { StaffModule } from '../staff/index.js';
import { TriageCaseJob } from './jobs/triage-case.job.js';

/** The part of triage that runs in the queue worker; the rules themselves are pure and need no module. */
@Module({ imports: [StaffModule, NotificationsModule], providers: [TriageCaseJob] })
export class TriageWorkerModule {}
