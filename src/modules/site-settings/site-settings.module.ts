import { Module } from '@nestjs/common';
import { AlarmsModule } from '../alarms/index.js';
import { AuditModule } from '../audit/index.js';
import { StaffModule } from '../staff/index.js';
import { PublishSettings } from './commands/publish-settings.js';
import { CurrentSite } from './current-site.js';
import { PublishedSettings } from './published-settings.js';
import { SiteReviews } from './site-reviews.js';
import { SiteDrafts } from './site-drafts.js';
import { SiteSettingsController } from './site-settings.controller.js';
import { SiteSettingsRepository } from './site-settings.repository.js';

/** What was published: for every process that holds the keys. */
@Module({
  imports: [AlarmsModule, AuditModule],
  providers: [PublishedSettings, SiteSettingsRepository],
  exports: [PublishedSettings, SiteSettingsRepository],
})
export class PublishedSettingsModule {}

/** The public site as it is now, and what a draft would make of it: for the web process alone. */
@Module({
  imports: [PublishedSettingsModule],
  providers: [CurrentSite, SiteDrafts, SiteReviews],
  exports: [CurrentSite, PublishedSettingsModule, SiteDrafts, SiteReviews],
})
export class SiteSettingsModule {}

/** The console's routes about it. */
@Module({
  imports: [AuditModule, SiteSettingsModule, StaffModule],
  controllers: [SiteSettingsController],
  providers: [PublishSettings],
})
export class SiteSettingsWebModule {}
