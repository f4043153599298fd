import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

/** One version of a reply, as its row has it. */
export interface StoredVersion {
  id: string;
  deskId: string | null;
  language: string;
  version: number;
  title: string;
  text: string;
  /** YYYY-MM-DD, or null. */
  reviewBy: string | null;
  retired: boolean;
  authorId: string;
  createdAt: Date;
  mac: Uint8Array;
}

const COLUMNS = `r.id, r.desk_id AS "deskId", r.language, v.version, v.title, v.text,
       to_char(v.review_by, 'YYYY-MM-DD') AS "reviewBy", v.retired, v.author_id AS "authorId",
       v.created_at AS "createdAt", v.mac`;

@Injectable()
export class CannedReplyRepository {
  constructor(private readonly database: Database) {}

  /** The newest version of each reply. */
  newest(): Promise<StoredVersion[]> {
    return this.database.query<StoredVersion>(
      `SELECT ${COLUMNS} FROM canned_replies r
         JOIN canned_reply_versions v ON v.reply_id = r.id AND v.version = r.version`,
    );
  }

  /** The versions of a reply, the newest first. */
  versions(id: string): Promise<StoredVersion[]> {
    return this.database.query<StoredVersion>(
      `SELECT ${COLUMNS} FROM canned_replies r JOIN canned_reply_versions v ON v.reply_id = r.id
        WHERE r.id = $1 ORDER BY v.version DESC`,
      [id],
    );
  }

  /**
   * Adds a version, inside the caller's transaction. False, and nothing is written, where the version before it is not the
   * newest.
   */
  async add(row: Omit<StoredVersion, 'createdAt'>, createdAt: Date): Promise<boolean> {
    const { id, deskId, language, version } = row;
    const sql =
      version === 1
        ? `INSERT INTO canned_replies (id, version, desk_id, language) VALUES ($1, $2, $3, $4)
           ON CONFLICT (id) DO NOTHING`
        : `UPDATE canned_replies SET version = $2
            WHERE id = $1 AND version = $2 - 1 AND desk_id IS NOT DISTINCT FROM $3::uuid AND language = $4`;
    if ((await this.database.execute(sql, [id, version, deskId, language])) !== 1) return false;
    await this.database.execute(
      `INSERT INTO canned_reply_versions
         (reply_id, version, title, text, review_by, retired, author_id, created_at, mac)
       VALUES ($1, $2, $3, $4, $5::date, $6, $7, $8, $9)`,
      [
        id,
        version,
        row.title,
        row.text,
        row.reviewBy,
        row.retired,
        row.authorId,
        createdAt,
        Buffer.from(row.mac),
      ],
    );
    return true;
  }
}
