import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, day } from '../../platform/database/index.js';
import type { SiteSettings } from './site-settings.js';

/** Why a version was published: `edited`, or `again`, an earlier one once more. */
export type VersionNote = 'edited' | 'again';

export interface StoredVersion {
  version: number;
  /** As it was written, maybe by another version of this program. */
  settings: unknown;
  createdBy: string;
  mac: Uint8Array | null;
}

export interface NewVersion {
  version: number;
  settings: SiteSettings;
  createdBy: string;
  note: VersionNote;
}

const COLUMNS = 'version, settings, created_by AS "createdBy", mac';

export interface VersionRow {
  version: number;
  createdAt: Date;
  createdBy: string;
  note: VersionNote;
}

@Injectable()
export class SiteSettingsRepository {
  constructor(private readonly database: Database) {}

  /** The newest versions below this one (null: of all), the newest first, whoever wrote them. */
  newestBelow(version: number | null, most: number): Promise<StoredVersion[]> {
    return this.database.query<StoredVersion>(
      `SELECT ${COLUMNS} FROM site_settings WHERE $1::integer IS NULL OR version < $1 ORDER BY version DESC LIMIT $2`,
      [version, most],
    );
  }

  async find(version: number): Promise<StoredVersion | null> {
    const rows = await this.database.query<StoredVersion>(
      `SELECT ${COLUMNS} FROM site_settings WHERE version = $1`,
      [version],
    );
    return rows[0] ?? null;
  }

  /** Who published what when, newest first, up to this version. */
  list(upTo: number, most: number): Promise<VersionRow[]> {
    return this.database.query<VersionRow>(
      `SELECT version, created_at AS "createdAt", created_by AS "createdBy", note
         FROM site_settings WHERE version <= $1 ORDER BY version DESC LIMIT $2`,
      [upTo, most],
    );
  }

  async remove(version: number): Promise<void> {
    await this.database.execute('DELETE FROM site_settings WHERE version = $1', [version]);
  }

  async setMac(version: number, mac: Uint8Array): Promise<void> {
    await this.database.execute('UPDATE site_settings SET mac = $2 WHERE version = $1', [version, mac]);
  }

  /** Adds a version. Null, and nothing is written, when there is one of that number already. */
  async add(row: NewVersion & { mac: Uint8Array }): Promise<string | null> {
    const id = randomUUID();
    const { version, settings, createdBy, note, mac } = row;
    const added = await this.database.execute(
      `INSERT INTO site_settings (id, version, settings, created_at, created_by, note, mac)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (version) DO NOTHING`,
      [id, version, JSON.stringify(settings), day(new Date()), createdBy, note, mac],
    );
    return added === 1 ? id : null;
  }
}
