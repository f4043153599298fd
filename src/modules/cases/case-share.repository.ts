import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

/** A further desk that reads a case. */
export interface CaseShare {
  readonly deskId: string;
  /** The day (ISO 8601) since when. */
  readonly since: string;
}

/** The table `case_shares`: which desks read a case besides the one that has it. */
@Injectable()
export class CaseShareRepository {
  constructor(private readonly database: Database) {}

  /** In the order of their ids. */
  of(caseId: string): Promise<CaseShare[]> {
    return this.database.query<CaseShare>(
      `SELECT desk_id AS "deskId", to_char(shared_on, 'YYYY-MM-DD') AS since FROM case_shares
        WHERE case_id = $1 ORDER BY desk_id`,
      [caseId],
    );
  }

  /** Whether any of these desks reads the case. */
  async isReadBy(caseId: string, deskIds: readonly string[]): Promise<boolean> {
    const rows = await this.database.query(
      'SELECT 1 FROM case_shares WHERE case_id = $1 AND desk_id = ANY($2::uuid[])',
      [caseId, deskIds],
    );
    return rows.length > 0;
  }

  async add(caseId: string, deskId: string, staffId: string): Promise<void> {
    await this.database.execute('INSERT INTO case_shares (case_id, desk_id, shared_by) VALUES ($1, $2, $3)', [
      caseId,
      deskId,
      staffId,
    ]);
  }

  /** Returns whether the desk read the case. */
  async remove(caseId: string, deskId: string): Promise<boolean> {
    const sql = 'DELETE FROM case_shares WHERE case_id = $1 AND desk_id = $2';
    return (await this.database.execute(sql, [caseId, deskId])) > 0;
  }
}
