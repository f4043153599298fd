import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

/** One side of a link. */
export interface CaseLinkRow {
  linkId: string;
  caseId: string;
  otherId: string;
  authorId: string;
  /** YYYY-MM-DD. */
  linkedOn: string;
  keyEpoch: number;
  sealed: Uint8Array;
}

@Injectable()
export class CaseLinkRepository {
  constructor(private readonly database: Database) {}

  /** The id of the case of this reference, or null. Who may see it is for the caller to ask. */
  async caseOf(reference: string): Promise<string | null> {
    const [found] = await this.database.query<{ id: string }>('SELECT id FROM cases WHERE reference = $1', [
      reference,
    ]);
    return found?.id ?? null;
  }

  /** The links of a case, the oldest first. */
  listFor(caseId: string): Promise<CaseLinkRow[]> {
    return this.database.query<CaseLinkRow>(
      `SELECT link_id AS "linkId", case_id AS "caseId", other_id AS "otherId", author_id AS "authorId",
              to_char(linked_on, 'YYYY-MM-DD') AS "linkedOn", key_epoch AS "keyEpoch", sealed
         FROM case_links WHERE case_id = $1 ORDER BY linked_on, link_id`,
      [caseId],
    );
  }

  /** Adds one side, inside the caller's transaction. False where the two are linked already. */
  async insert(row: CaseLinkRow): Promise<boolean> {
    const { linkId, caseId, otherId, authorId, linkedOn, keyEpoch, sealed } = row;
    const added = await this.database.execute(
      `INSERT INTO case_links (link_id, case_id, other_id, author_id, linked_on, key_epoch, sealed)
       VALUES ($1, $2, $3, $4, $5::date, $6, $7) ON CONFLICT (case_id, other_id) DO NOTHING`,
      [linkId, caseId, otherId, authorId, linkedOn, keyEpoch, Buffer.from(sealed)],
    );
    return added === 1;
  }

  /** Removes both sides. */
  async remove(linkId: string): Promise<void> {
    await this.database.execute('DELETE FROM case_links WHERE link_id = $1', [linkId]);
  }
}
