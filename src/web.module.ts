import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { ConfigModule, type Config } from './platform/config/index.js';
import { CryptoModule, type KeyFile } from './platform/crypto/index.js';
import { DatabaseModule } from './platform/database/index.js';
import { DefinitionsModule } from './platform/definitions/index.js';
import { HttpModule } from './platform/http/index.js';
import { I18nModule } from './platform/i18n/index.js';
import { LoggingModule, type AppLogger } from './platform/logging/index.js';
import { MonitorModule } from './platform/monitor/index.js';
import { OutboxModule } from './platform/outbox/index.js';
import { QueueModule } from './platform/queue/index.js';
import { ScheduleModule } from './platform/schedule/index.js';
import { AbuseContactsWebModule } from './modules/abuse-contacts/index.js';
import { AuditWebModule } from './modules/audit/index.js';
import { AuditNamesWebModule } from './modules/audit-names/index.js';
import { AuthModule } from './modules/auth/index.js';
import { CannedRepliesWebModule } from './modules/canned-replies/index.js';
import { CasePageWebModule } from './modules/case-page/index.js';
import { CasePrintWebModule } from './modules/case-print/index.js';
import { CasesWebModule } from './modules/cases/index.js';
import { ConsentsWebModule } from './modules/consents/index.js';
import { ConsultationsWebModule } from './modules/consultations/index.js';
import { CodeWordWebModule } from './modules/code-word/index.js';
import { DeskAdminWebModule } from './modules/desk-admin/index.js';
import { DesksWebModule } from './modules/desks/index.js';
import { DirectoryWebModule } from './modules/directory/index.js';
import { DutyWebModule } from './modules/duty/index.js';
import { ExclusionsWebModule } from './modules/exclusions/index.js';
import { InsightWebModule } from './modules/insight/index.js';
import { KeysModule } from './modules/keys/index.js';
import { LinkedCasesWebModule } from './modules/linked-cases/index.js';
import { AppointmentsWebModule } from './modules/appointments/index.js';
import { ReferralsWebModule } from './modules/referrals/index.js';
import { RelatedCasesWebModule } from './modules/related-cases/index.js';
import { LiveUpdatesWebModule } from './modules/live-updates/index.js';
import { BulkChangesWebModule } from './modules/bulk-changes/index.js';
import { FollowUpWebModule } from './modules/follow-up/index.js';
import { HandoverWebModule } from './modules/handover/index.js';
import { LoadWebModule } from './modules/load/index.js';
import { WorkPreferencesWebModule } from './modules/work-preferences/index.js';
import { LookAgainWebModule } from './modules/look-again/index.js';
import { MentionsWebModule } from './modules/mentions/index.js';
import { OwnLanguageModule } from './modules/own-language/index.js';
import { MessagesWebModule } from './modules/messages/index.js';
import { NoCounsellingWebModule } from './modules/no-counselling/index.js';
import { StaffNoticesModule } from './modules/staff-notices/index.js';
import { PeopleWebModule } from './modules/people/index.js';
import { OperationsWebModule } from './modules/operations/index.js';
import { PhoneIntakeWebModule } from './modules/phone-intake/index.js';
import { PresenceWebModule } from './modules/presence/index.js';
import { ReadinessWebModule } from './modules/readiness/index.js';
import { RotationWebModule } from './modules/rotation/index.js';
import { SearchWebModule } from './modules/search/index.js';
import { SecurityTxtModule } from './modules/security-txt/index.js';
import { SiteSettingsWebModule } from './modules/site-settings/index.js';
import { StaffFactsWebModule } from './modules/staff-facts/index.js';
import { StaffModule } from './modules/staff/index.js';
import { TakedownsWebModule } from './modules/takedowns/index.js';
import { TasksWebModule } from './modules/tasks/index.js';
import { TransfersWebModule } from './modules/transfers/index.js';
import { WorklistWebModule } from './modules/worklist/index.js';
import { PlanWebModule } from './modules/plan/index.js';
import { WelfareWebModule } from './modules/welfare/index.js';
import { RaisedHandsWebModule } from './modules/raised-hands/index.js';
import { RiskSheetWebModule } from './modules/risk-sheet/index.js';
import { EscalationPapersWebModule } from './modules/escalation-papers/index.js';
import { EscalationsWebModule } from './modules/escalations/index.js';
import { OwedWebModule } from './modules/owed/index.js';
import { ReceivedMailWebModule } from './modules/received-mail/index.js';
import { ReporterModule } from './reporter/index.js';
import { KeyGuard } from './key-guard.js';

/** What the web process is made of: the public site and the console's API. */
@Module({})
export class WebModule {
  static forRoot(
    config: Config,
    keyFile: KeyFile,
    logger: AppLogger,
    features: readonly Type[] = [],
  ): DynamicModule {
    return {
      module: WebModule,
      imports: [
        ConfigModule.forRoot(config),
        DefinitionsModule,
        LoggingModule.forRoot(logger),
        CryptoModule.forRoot(keyFile),
        DatabaseModule.forRoot(),
        I18nModule,
        QueueModule,
        OutboxModule,
        HttpModule,
        MonitorModule.forRoot('web'),
        ScheduleModule,
        KeysModule,
        StaffModule,
        DeskAdminWebModule,
        DesksWebModule,
        AuthModule,
        AuditNamesWebModule,
        AuditWebModule,
        CannedRepliesWebModule,
        BulkChangesWebModule,
        CasePageWebModule,
        CasePrintWebModule,
        CasesWebModule,
        ConsentsWebModule,
        ConsultationsWebModule,
        CodeWordWebModule,
        DirectoryWebModule,
        DutyWebModule,
        ExclusionsWebModule,
        LinkedCasesWebModule,
        AppointmentsWebModule,
        ReferralsWebModule,
        RelatedCasesWebModule,
        FollowUpWebModule,
        LiveUpdatesWebModule,
        HandoverWebModule,
        SearchWebModule,
        LoadWebModule,
        WorkPreferencesWebModule,
        LookAgainWebModule,
        MentionsWebModule,
        OwnLanguageModule,
        MessagesWebModule,
        NoCounsellingWebModule,
        StaffFactsWebModule,
        StaffNoticesModule,
        PeopleWebModule,
        OperationsWebModule,
        PlanWebModule,
        WelfareWebModule,
        RaisedHandsWebModule,
        RiskSheetWebModule,
        EscalationPapersWebModule,
        EscalationsWebModule,
        ReceivedMailWebModule,
        OwedWebModule,
        InsightWebModule,
        AbuseContactsWebModule,
        PhoneIntakeWebModule,
        PresenceWebModule,
        ReadinessWebModule,
        RotationWebModule,
        SecurityTxtModule,
        SiteSettingsWebModule,
        TakedownsWebModule,
        TasksWebModule,
        TransfersWebModule,
        WorklistWebModule,
        ReporterModule,
        ...features,
      ],
      providers: [KeyGuard],
    };
  }
}
