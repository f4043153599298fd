import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

/** A mention of somebody, with what is open of its case. */
export interface MentionRow {
  entryId: string;
  caseId: string;
  reference: string;
  deskId: string;
  /** The tags of those who must not have the case. */
  excluded: Buffer[];
  closed: boolean;
  authorId: string;
  seen: boolean;
  createdAt: Date;
}

@Injectable()
export class MentionRepository {
  constructor(private readonly database: Database) {}

  /** Inside the caller's transaction. */
  async insert(
    mention: { entryId: string; caseId: string; authorId: string; createdAt: Date },
    staffIds: readonly string[],
  ): Promise<void> {
    const { entryId, caseId, authorId, createdAt } = mention;
    await this.database.execute(
      `INSERT INTO mentions (entry_id, staff_id, case_id, author_id, created_at)
       SELECT $1, staff_id, $3, $4, $5 FROM unnest($2::uuid[]) AS given (staff_id)
       ON CONFLICT DO NOTHING`,
      [entryId, staffIds, caseId, authorId, createdAt],
    );
  }

  /** The newest mentions of a person, up to so many. */
  newestOf(staffId: string, limit: number): Promise<MentionRow[]> {
    return this.database.query<MentionRow>(
      `SELECT m.entry_id AS "entryId", m.case_id AS "caseId", c.reference, c.desk_id AS "deskId",
              c.kept_out AS "excluded", c.status = 'closed' AS closed, m.author_id AS "authorId", m.seen,
              m.created_at AS "createdAt"
         FROM mentions m JOIN cases c ON c.id = m.case_id
        WHERE m.staff_id = $1 ORDER BY m.created_at DESC, m.entry_id LIMIT $2`,
      [staffId, limit],
    );
  }

  /** Notes that the person has seen it. */
  async markSeen(staffId: string, entryId: string): Promise<void> {
    await this.database.execute('UPDATE mentions SET seen = true WHERE staff_id = $1 AND entry_id = $2', [
      staffId,
      entryId,
    ]);
  }
}
