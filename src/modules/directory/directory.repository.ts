import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { DirectoryContent } from './record.js';

/** One version of a record that a coordinator saved, as its row has it. */
export interface StoredRecord {
  id: string;
  version: number;
  data: DirectoryContent;
  /** What the record said that comes with the program when this version was saved; empty: none does. */
  seedDigest: string;
  authorId: string;
  savedAt: Date;
  why: string;
  mac: Uint8Array;
}

const COLUMNS = `id, version, data, seed_digest AS "seedDigest", author_id AS "authorId", saved_at AS "savedAt", why, mac`;

@Injectable()
export class DirectoryRepository {
  constructor(private readonly database: Database) {}

  /** The newest version of each record that somebody changed. */
  newest(): Promise<StoredRecord[]> {
    return this.database.query<StoredRecord>(
      `SELECT DISTINCT ON (id) ${COLUMNS} FROM directory_records ORDER BY id, version DESC`,
    );
  }

  /** The newest version of one record; null: nobody changed it. */
  async newestOf(id: string): Promise<StoredRecord | null> {
    const [row] = await this.database.query<StoredRecord>(
      `SELECT ${COLUMNS} FROM directory_records WHERE id = $1 ORDER BY version DESC LIMIT 1`,
      [id],
    );
    return row ?? null;
  }

  /** The saved versions of a record, the newest first. */
  versions(id: string): Promise<StoredRecord[]> {
    return this.database.query<StoredRecord>(
      `SELECT ${COLUMNS} FROM directory_records WHERE id = $1 ORDER BY version DESC`,
      [id],
    );
  }

  /** The highest number of a version of a record, whoever wrote it; 0: there is none. */
  async highest(id: string): Promise<number> {
    const [row] = await this.database.query<{ highest: number | null }>(
      'SELECT max(version) AS highest FROM directory_records WHERE id = $1',
      [id],
    );
    return row?.highest ?? 0;
  }

  /** Adds a version. False, and nothing is written, where somebody saved the same number. */
  async add(row: StoredRecord): Promise<boolean> {
    const written = await this.database.execute(
      `INSERT INTO directory_records (id, version, data, seed_digest, author_id, saved_at, why, mac)
       VALUES ($1, $2, $3::jsonb, $4, $5, $6, $7, $8) ON CONFLICT (id, version) DO NOTHING`,
      [
        row.id,
        row.version,
        JSON.stringify(row.data),
        row.seedDigest,
        row.authorId,
        row.savedAt,
        row.why,
        Buffer.from(row.mac),
      ],
    );
    return written === 1;
  }
}
