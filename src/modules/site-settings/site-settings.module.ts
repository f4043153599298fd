import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { StaffModule } from '../staff/index.js';
import { PublishSettings } from './commands/publish-settings.js';
import { CurrentSite } from './current-site.js';
import { SiteDrafts } from './site-drafts.js';
import { SiteSettingsController } from './site-settings.controller.js';
import { SiteSettingsRepository } from './site-settings.repository.js';

/** The public site as it is now, and what a draft would make of it: for the web process alone. */
@Module({
  providers: [CurrentSite, SiteDrafts, SiteSettingsRepository],
  exports: [CurrentSite, SiteDrafts, SiteSettingsRepository],
})
export class SiteSettingsModule {}

/** The console's routes about it. */
@Module({
  imports: [AuditModule, SiteSettingsModule, StaffModule],
  controllers: [SiteSettingsController],
  providers: [PublishSettings],
})
export class SiteSettingsWebModule {}
