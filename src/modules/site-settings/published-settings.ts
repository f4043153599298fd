import { Injectable } from '@nestjs/common';
import { KeyFile } from '../../platform/crypto/index.js';
import { Alarms } from '../alarms/index.js';
import { Audit } from '../audit/index.js';
import { settingsMac, settingsMacHolds } from './settings-mac.js';
import { SiteSettingsRepository, type NewVersion, type StoredVersion } from './site-settings.repository.js';

const SITE = '00000000-0000-4000-8000-000000000001';
const PAGE = 20;

/** What was published, as far as it is what an administrator published: whatever else stands in the table is not believed. */
@Injectable()
export class PublishedSettings {
  constructor(
    private readonly repository: SiteSettingsRepository,
    private readonly keyFile: KeyFile,
    private readonly alarms: Alarms,
    private readonly audit: Audit,
  ) {}

  /**
   * The newest version that holds, or null. Administrators are told of one above it that does not, and of one that the audit log
   * names and that is gone.
   */
  async newest(): Promise<StoredVersion | null> {
    let found: StoredVersion | null = null;
    let forged = false;
    for (let below: number | null = null; !found;) {
      const rows: StoredVersion[] = await this.repository.newestBelow(below, PAGE);
      found = rows.find((row) => this.holds(row)) ?? null;
      forged ||= rows.length > 0 && rows[0] !== found;
      below = rows.at(-1)?.version ?? null;
      if (rows.length < PAGE) break;
    }
    const named = await this.audit.highestNumberOf('site_settings.published');
    if (forged || named > (found?.version ?? 0)) this.tell();
    return found;
  }

  /** One version that holds, or null. */
  async find(version: number): Promise<StoredVersion | null> {
    const row = await this.repository.find(version);
    return row && this.holds(row) ? row : null;
  }

  /**
   * Adds a version with its MAC. What stands in its place and was not published by anybody makes room. Returns the id of the row;
   * null, and nothing is written, where somebody published that version already.
   */
  async add(row: NewVersion): Promise<string | null> {
    const inPlace = await this.repository.find(row.version);
    if (inPlace && !this.holds(inPlace)) {
      this.tell();
      await this.repository.remove(row.version);
    }
    return this.repository.add({ ...row, mac: settingsMac(this.keyFile, row) });
  }

  /** The versions that do not hold, the newest first: an earlier release wrote no MAC. */
  async unsigned(): Promise<StoredVersion[]> {
    const found: StoredVersion[] = [];
    for (let below: number | null = null; ;) {
      const rows: StoredVersion[] = await this.repository.newestBelow(below, PAGE);
      found.push(...rows.filter((row) => !this.holds(row)));
      below = rows.at(-1)?.version ?? null;
      if (rows.length < PAGE) return found;
    }
  }

  /** Gives them the MAC of exactly what was shown. */
  async sign(shown: readonly StoredVersion[]): Promise<void> {
    for (const row of shown) await this.repository.setMac(row.version, settingsMac(this.keyFile, row));
  }

  private holds(row: StoredVersion): boolean {
    return settingsMacHolds(this.keyFile, row);
  }

  private tell(): void {
    this.alarms.raise({ kind: 'settings_unsigned', subject: 'site_settings', subjectId: SITE });
  }
}
