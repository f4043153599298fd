import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

/**
 * The table `case_looks`: how often each member of staff looked at a case, by opening it or by writing to it. It says whether
 * somebody looked since another thing happened, and never when.
 */
@Injectable()
export class CaseLookRepository {
  constructor(private readonly database: Database) {}

  /** Counts one more look, before what is looked at is read: what comes after it was not seen. */
  async add(caseId: string, staffId: string): Promise<void> {
    await this.database.execute(
      `INSERT INTO case_looks (case_id, staff_id, looks) VALUES ($1, $2, 1)
       ON CONFLICT (case_id, staff_id) DO UPDATE SET looks = case_looks.looks + 1`,
      [caseId, staffId],
    );
  }
}
