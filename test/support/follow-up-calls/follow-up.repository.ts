import { Injectable } from '@nestjs/common';
import { Database } from '../../../src/platform/database/index.js';

/** The table of the feature, which a migration of its own would make. */
export const FOLLOW_UP_TABLE = `
  CREATE TABLE follow_ups (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES cases,
    call_at timestamptz NOT NULL,
    made_at timestamptz,
    entry_id uuid
  )`;

/** A planned call; `madeAt` and `entryId` are null until it was made. */
export interface FollowUp {
  id: string;
  callAt: Date;
  madeAt: Date | null;
  entryId: string | null;
}

@Injectable()
export class FollowUpRepository {
  constructor(private readonly database: Database) {}

  async insert(caseId: string, id: string, callAt: Date): Promise<void> {
    await this.database.query('INSERT INTO follow_ups (id, case_id, call_at) VALUES ($1, $2, $3)', [
      id,
      caseId,
      callAt,
    ]);
  }

  listFor(caseId: string): Promise<FollowUp[]> {
    return this.database.query<FollowUp>(
      `SELECT id, call_at AS "callAt", made_at AS "madeAt", entry_id AS "entryId" FROM follow_ups
        WHERE case_id = $1 ORDER BY call_at, id`,
      [caseId],
    );
  }

  /** Resolves to false where the case has no such call that is still to be made. */
  async markMade(caseId: string, id: string, entryId: string, at: Date): Promise<boolean> {
    const marked = await this.database.execute(
      'UPDATE follow_ups SET made_at = $4, entry_id = $3 WHERE case_id = $1 AND id = $2 AND made_at IS NULL',
      [caseId, id, entryId, at],
    );
    return marked === 1;
  }
}
