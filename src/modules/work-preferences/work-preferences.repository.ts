import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { CaseKind } from '../vocabulary/index.js';

/** What a person says of themselves for the sharing of work. */
export interface WorkPreferences {
  /** BCP 47. */
  readonly languages: readonly string[];
  /** Kinds that they do not want. */
  readonly optedOut: readonly CaseKind[];
}

export const NOTHING_SAID: WorkPreferences = { languages: [], optedOut: [] };

@Injectable()
export class WorkPreferencesRepository {
  constructor(private readonly database: Database) {}

  /** By person; who said nothing is absent. */
  async find(staffIds: readonly string[]): Promise<Map<string, WorkPreferences>> {
    const rows = await this.database.query<WorkPreferences & { staffId: string }>(
      `SELECT staff_id AS "staffId", languages, opted_out AS "optedOut" FROM work_preferences
        WHERE staff_id = ANY($1::uuid[])`,
      [staffIds],
    );
    return new Map(rows.map(({ staffId, languages, optedOut }) => [staffId, { languages, optedOut }]));
  }

  async forget(staffId: string): Promise<void> {
    await this.database.execute('DELETE FROM work_preferences WHERE staff_id = $1', [staffId]);
  }

  async save(staffId: string, { languages, optedOut }: WorkPreferences): Promise<void> {
    await this.database.execute(
      `INSERT INTO work_preferences (staff_id, languages, opted_out) VALUES ($1, $2, $3)
       ON CONFLICT (staff_id) DO UPDATE SET languages = excluded.languages, opted_out = excluded.opted_out`,
      [staffId, languages, optedOut],
    );
  }
}
