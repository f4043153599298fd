import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

export interface SavedViewsRow {
  revision: number;
  sealed: Uint8Array;
}

/** The table `saved_views`: one row for each person who keeps views. */
@Injectable()
export class SavedViewsRepository {
  constructor(private readonly database: Database) {}

  async find(staffId: string): Promise<SavedViewsRow | null> {
    const [row] = await this.database.query<SavedViewsRow>(
      'SELECT revision, sealed FROM saved_views WHERE staff_id = $1',
      [staffId],
    );
    return row ?? null;
  }

  /** Replaces what is there of the revision before (0: nothing); false where something else is there by now. */
  async replace(staffId: string, { revision, sealed }: SavedViewsRow): Promise<boolean> {
    const rows = await this.database.query(
      `INSERT INTO saved_views (staff_id, revision, sealed) SELECT $1::uuid, $2::integer, $3::bytea
        WHERE $2::integer = 1 OR EXISTS (SELECT 1 FROM saved_views WHERE staff_id = $1::uuid)
       ON CONFLICT (staff_id) DO UPDATE SET revision = excluded.revision, sealed = excluded.sealed
             WHERE saved_views.revision = excluded.revision - 1
       RETURNING staff_id`,
      [staffId, revision, Buffer.from(sealed)],
    );
    return rows.length > 0;
  }
}
