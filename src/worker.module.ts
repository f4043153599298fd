import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { ConfigModule, type Config } from './platform/config/index.js';
import { CryptoModule, type KeyFile } from './platform/crypto/index.js';
import { DatabaseModule } from './platform/database/index.js';
import { DefinitionsModule } from './platform/definitions/index.js';
import { I18nModule } from './platform/i18n/index.js';
import { LoggingModule, type AppLogger } from './platform/logging/index.js';
import { MailModule } from './platform/mail/index.js';
import { MonitorModule } from './platform/monitor/index.js';
import { OutboxModule, WorkerOutboxModule } from './platform/outbox/index.js';
import { QueueModule, WorkerQueueModule } from './platform/queue/index.js';
import { ScheduleModule } from './platform/schedule/index.js';
import { ClocksWorkerModule } from './modules/clocks/index.js';
import { ConsentsWorkerModule } from './modules/consents/index.js';
import { ConsultationsModule } from './modules/consultations/index.js';
import { DirectoryModule } from './modules/directory/index.js';
import { InsightWorkerModule } from './modules/insight/index.js';
import { KeysModule } from './modules/keys/index.js';
import { LinkedCasesModule } from './modules/linked-cases/index.js';
import { FingerprintDefinitionsModule } from './modules/fingerprints/index.js';
import { AppointmentsWorkerModule } from './modules/appointments/index.js';
import { ReferralsWorkerModule } from './modules/referrals/index.js';
import { RelatedCasesModule } from './modules/related-cases/index.js';
import { SearchModule } from './modules/search/index.js';
import { MentionsModule } from './modules/mentions/index.js';
import { FollowUpWorkerModule } from './modules/follow-up/index.js';
import { HandoverWorkerModule } from './modules/handover/index.js';
import { LookAgainWorkerModule } from './modules/look-again/index.js';
import { ReporterAdditionsWorkerModule } from './modules/reporter-additions/index.js';
import { PeopleWorkerModule } from './modules/people/index.js';
import { MessagesWorkerModule } from './modules/messages/index.js';
import { PlanWorkerModule } from './modules/plan/index.js';
import { WelfareWorkerModule } from './modules/welfare/index.js';
import { RaisedHandsWorkerModule } from './modules/raised-hands/index.js';
import { RiskSheetWorkerModule } from './modules/risk-sheet/index.js';
import { EscalationsWorkerModule } from './modules/escalations/index.js';
import { EvidenceWorkerModule } from './modules/evidence/index.js';
import { ExclusionsWorkerModule } from './modules/exclusions/index.js';
import { OwedWorkerModule } from './modules/owed/index.js';
import { ReceivedMailWorkerModule } from './modules/received-mail/index.js';
import { StaffFactsModule } from './modules/staff-facts/index.js';
import { StaffModule } from './modules/staff/index.js';
import { StaffNoticesWorkerModule } from './modules/staff-notices/index.js';
import { TakedownsWorkerModule } from './modules/takedowns/index.js';
import { TasksWorkerModule } from './modules/tasks/index.js';
import { WatchWorkerModule } from './modules/watch/index.js';
import { KeyGuard } from './key-guard.js';

/** What the queue worker is made of: the handlers of all jobs, the sweep of the clocks and of the outbox. */
@Module({})
export class WorkerModule {
  static forRoot(
    config: Config,
    keyFile: KeyFile,
    logger: AppLogger,
    features: readonly Type[] = [],
  ): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        ConfigModule.forRoot(config),
        DefinitionsModule,
        LoggingModule.forRoot(logger),
        CryptoModule.forRoot(keyFile),
        DatabaseModule.forRoot({ durability: 'asked_for' }),
        I18nModule,
        MailModule,
        QueueModule,
        OutboxModule,
        WorkerOutboxModule,
        WorkerQueueModule,
        MonitorModule.forRoot('worker'),
        ScheduleModule,
        ClocksWorkerModule,
        ConsentsWorkerModule,
        ConsultationsModule,
        DirectoryModule,
        LinkedCasesModule,
        FingerprintDefinitionsModule,
        AppointmentsWorkerModule,
        ReferralsWorkerModule,
        RelatedCasesModule,
        SearchModule,
        LookAgainWorkerModule,
        ReporterAdditionsWorkerModule,
        MentionsModule,
        FollowUpWorkerModule,
        HandoverWorkerModule,
        PeopleWorkerModule,
        MessagesWorkerModule,
        PlanWorkerModule,
        WelfareWorkerModule,
        RaisedHandsWorkerModule,
        RiskSheetWorkerModule,
        EscalationsWorkerModule,
        EvidenceWorkerModule,
        ExclusionsWorkerModule,
        ReceivedMailWorkerModule,
        OwedWorkerModule,
        InsightWorkerModule,
        StaffFactsModule,
        StaffNoticesWorkerModule,
        TakedownsWorkerModule,
        TasksWorkerModule,
        KeysModule,
        StaffModule,
        WatchWorkerModule,
        ...features,
      ],
      providers: [KeyGuard],
    };
  }
}
