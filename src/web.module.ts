import { Module, type DynamicModule } from '@nestjs/common';
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
import { AuditApiModule } from './modules/audit/index.js';
import { AuthModule } from './modules/auth/index.js';
import { CasePageWebModule } from './modules/case-page/index.js';
import { CasesWebModule } from './modules/cases/index.js';
import { DutyApiModule } from './modules/duty/index.js';
import { LiveUpdatesWebModule } from './modules/live-updates/index.js';
import { MessagesWebModule } from './modules/messages/index.js';
import { NotificationsModule } from './modules/notifications/index.js';
import { OperationsApiModule } from './modules/operations/index.js';
import { SiteSettingsApiModule } from './modules/site-settings/index.js';
import { StaffApiModule } from './modules/staff/index.js';
import { TriageModule } from './modules/triage/index.js';
import { WorklistWebModule } from './modules/worklist/index.js';
import { ReporterModule } from './reporter/index.js';
import { KeyGuard } from './key-guard.js';

/** What the web process is made of: the public site and the console's API. */
@Module({})
export class WebModule {
  static forRoot(config: Config, keyFile: KeyFile, logger: AppLogger): DynamicModule {
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
        StaffApiModule,
        AuthModule,
        AuditApiModule,
        CasePageWebModule,
        CasesWebModule,
        DutyApiModule,
        LiveUpdatesWebModule,
        MessagesWebModule,
        NotificationsModule,
        OperationsApiModule,
        SiteSettingsApiModule,
        TriageModule,
        WorklistWebModule,
        ReporterModule,
      ],
      providers: [KeyGuard],
    };
  }
}
