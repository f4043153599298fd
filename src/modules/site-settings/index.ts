/** What administrators change of the public site: name, country, languages, exit pages, helplines and texts, in versions. */
export { CurrentSite } from './current-site.js';
export { DraftSettingsDto } from './dto/site-settings.dto.js';
export { SiteDrafts } from './site-drafts.js';
export { PublishedSettings } from './published-settings.js';
export { settingsMac } from './settings-mac.js';
export {
  PublishedSettingsModule,
  SiteSettingsWebModule,
  SiteSettingsModule,
} from './site-settings.module.js';
export { readSettings } from './read-settings.js';
export { SiteReviews } from './site-reviews.js';
export { siteOf, type Site } from './site.js';
