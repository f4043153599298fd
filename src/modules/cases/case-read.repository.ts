import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

/**
 * The table `case_reads`: up to which entry each member of staff has read what the reporter of a case wrote, while nobody has
 * answered it. It says how far, and never when.
 */
@Injectable()
export class CaseReadRepository {
  constructor(private readonly database: Database) {}

  /**
   * Notes that this person has read a case up to this entry; never takes any back. False where nothing is new by it: nobody waits
   * for an answer, or they had read as far.
   */
  async mark(caseId: string, staffId: string, sequence: number): Promise<boolean> {
    const rows = await this.database.query(
      `INSERT INTO case_reads (case_id, staff_id, sequence)
       SELECT id, $2::uuid, least($3::integer, reporter_wrote) FROM cases WHERE id = $1 AND unanswered IS NOT NULL
       ON CONFLICT (case_id, staff_id) DO UPDATE SET sequence = excluded.sequence
             WHERE case_reads.sequence < excluded.sequence
       RETURNING case_id`,
      [caseId, staffId, sequence],
    );
    return rows.length > 0;
  }

  /** Up to which entry this person has read; 0: nothing. */
  async upTo(caseId: string, staffId: string): Promise<number> {
    return (await this.upToIn([caseId], staffId)).get(caseId) ?? 0;
  }

  /** The same of several cases; those that are absent were not read. */
  async upToIn(caseIds: readonly string[], staffId: string): Promise<ReadonlyMap<string, number>> {
    if (caseIds.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; sequence: number }>(
      'SELECT case_id AS id, sequence FROM case_reads WHERE case_id = ANY($1::uuid[]) AND staff_id = $2',
      [caseIds, staffId],
    );
    return new Map(rows.map(({ id, sequence }) => [id, sequence]));
  }

  /** Nothing waits for an answer any more. */
  async clear(caseId: string): Promise<void> {
    await this.database.execute('DELETE FROM case_reads WHERE case_id = $1', [caseId]);
  }
}
