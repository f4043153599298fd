import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { ReporterAppointmentsModule } from '../modules/appointments/index.js';
import { OwnRecordsModule } from '../modules/case-print/index.js';
import { CasesModule } from '../modules/cases/index.js';
import { CodeWordModule } from '../modules/code-word/index.js';
import { ReporterConsentsModule } from '../modules/consents/index.js';
import { DutyModule } from '../modules/duty/index.js';
import { EntriesModule } from '../modules/entries/index.js';
import { ReporterEscalationsModule } from '../modules/escalations/index.js';
import { FingerprintsModule } from '../modules/fingerprints/index.js';
import { MessagesModule } from '../modules/messages/index.js';
import { ReceiptsModule } from '../modules/receipts/index.js';
import { ReporterReferralsModule } from '../modules/referrals/index.js';
import { ReporterAdditionsModule } from '../modules/reporter-additions/index.js';
import { ReportsModule } from '../modules/reports/index.js';
import { SiteSettingsModule } from '../modules/site-settings/index.js';
import { ReporterLinksModule } from '../modules/takedowns/index.js';
import { projectRoot } from '../platform/config/index.js';
import { REPORTER_AUTHENTICATOR } from '../platform/http/index.js';
import { Assets } from './assets.js';
import { CheckController } from './check.controller.js';
import { SiteCookies } from './cookies.js';
import { ExitController } from './exit.controller.js';
import { FingerprintsController } from './fingerprints.controller.js';
import { GuideController } from './guide.controller.js';
import { OwnCopyController } from './own-copy.controller.js';
import { PageContexts } from './page-contexts.js';
import { PreviewController } from './preview.controller.js';
import { ReportFlow } from './report-flow.js';
import { ReturnController } from './return.controller.js';
import { SiteTrouble } from './site-trouble.js';
import { StartController } from './start.controller.js';
import { StepController } from './step.controller.js';

@Module({
  imports: [
    CasesModule,
    CodeWordModule,
    DutyModule,
    EntriesModule,
    FingerprintsModule,
    MessagesModule,
    OwnRecordsModule,
    ReceiptsModule,
    ReporterAdditionsModule,
    ReporterAppointmentsModule,
    ReporterConsentsModule,
    ReporterEscalationsModule,
    ReporterLinksModule,
    ReporterReferralsModule,
    ReportsModule,
    SiteSettingsModule,
  ],
  // `h/check` and its like are routes of their own: they must be known before `h/:page`.
  controllers: [
    StartController,
    GuideController,
    ExitController,
    CheckController,
    StepController,
    ReturnController,
    FingerprintsController,
    OwnCopyController,
    PreviewController,
  ],
  providers: [
    { provide: Assets, useFactory: () => Assets.load(join(projectRoot(), 'dist', 'site')) },
    PageContexts,
    ReportFlow,
    SiteCookies,
    SiteTrouble,
    { provide: REPORTER_AUTHENTICATOR, useExisting: SiteCookies },
  ],
})
export class ReporterModule {}
