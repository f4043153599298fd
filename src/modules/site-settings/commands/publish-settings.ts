import { Injectable } from '@nestjs/common';
import { Notifier, Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import { CurrentSite, SITE_TOPIC } from '../current-site.js';
import type { DraftSettingsDto } from '../dto/site-settings.dto.js';
import { readSettings } from '../read-settings.js';
import { SiteDrafts } from '../site-drafts.js';
import { SiteSettingsError } from '../site-settings.errors.js';
import { PublishedSettings } from '../published-settings.js';
import type { VersionNote } from '../site-settings.repository.js';
import type { SiteSettings } from '../site-settings.js';

/** Puts a new version of the settings on the public site. */
@Injectable()
export class PublishSettings {
  constructor(
    private readonly drafts: SiteDrafts,
    private readonly published: PublishedSettings,
    private readonly current: CurrentSite,
    private readonly notifier: Notifier,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /** Throws SITE_CHANGED when another version was published meanwhile, INPUT_INVALID with the fields. */
  async publish(staffId: string, draft: DraftSettingsDto): Promise<void> {
    await this.add(staffId, draft.basedOn, await this.drafts.settingsOf(draft), 'edited');
  }

  /** Publishes an earlier version as a new one. Throws SITE_VERSION_NOT_FOUND, SITE_CHANGED. */
  async publishAgain(staffId: string, version: number, basedOn: number): Promise<void> {
    const stored = await this.published.find(version);
    if (!stored) throw new SiteSettingsError('SITE_VERSION_NOT_FOUND');
    const { settings } = readSettings(stored.settings, this.drafts.ground);
    const newest = await this.published.newest();
    if (newest?.version !== basedOn) throw new SiteSettingsError('SITE_CHANGED');
    await this.add(staffId, basedOn, settings, 'again');
  }

  private async add(
    createdBy: string,
    basedOn: number,
    settings: SiteSettings,
    note: VersionNote,
  ): Promise<void> {
    const version = basedOn + 1;
    await this.transaction.run(async () => {
      const id = await this.published.add({ version, settings, createdBy, note });
      if (id === null) throw new SiteSettingsError('SITE_CHANGED');
      await this.notifier.notify(SITE_TOPIC, { id });
      const { exits, languages, helplines, texts } = settings;
      const counts = { exits: exits.length, languages: languages.length, helplines: helplines.length };
      await this.audit.record({
        actorId: createdBy,
        action: 'site_settings.published',
        subject: 'site_settings',
        subjectId: id,
        detail: { version, number: version, note, ...counts, texts: texts.length },
      });
    });
    await this.current.refresh();
  }
}
