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
}

export interface VersionRow {
  version: number;
  createdAt: Date;
  createdBy: string;
  note: VersionNote;
}

@Injectable()
export class SiteSettingsRepository {
  constructor(private readonly database: Database) {}

  /** The newest version, or null before the first. */
  async newest(): Promise<StoredVersion | null> {
    const rows = await this.database.query<StoredVersion>(
      'SELECT version, settings FROM site_settings ORDER BY version DESC LIMIT 1',
    );
    return rows[0] ?? null;
  }

  async find(version: number): Promise<StoredVersion | null> {
    const rows = await this.database.query<StoredVersion>(
      'SELECT version, settings FROM site_settings WHERE version = $1',
      [version],
    );
    return rows[0] ?? null;
  }

  /** Who published what when, newest first. */
  list(most: number): Promise<VersionRow[]> {
    return this.database.query<VersionRow>(
      `SELECT version, created_at AS "createdAt", created_by AS "createdBy", note
         FROM site_settings ORDER BY version DESC LIMIT $1`,
      [most],
    );
  }

  /** Adds a version. Null, and nothing is written, when there is one of that number already. */
  async add(row: {
    version: number;
    settings: SiteSettings;
    createdBy: string;
    note: VersionNote;
  }): Promise<string | null> {
    const id = randomUUID();
    const { version, settings, createdBy, note } = row;
    const added = await this.database.execute(
      `INSERT INTO site_settings (id, version, settings, created_at, created_by, note)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (version) DO NOTHING`,
      [id, version, JSON.stringify(settings), day(new Date()), createdBy, note],
    );
    return added === 1 ? id : null;
  }
}
