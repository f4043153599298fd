import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { StaffDraftEntity, type DraftKind } from './staff-draft.entity.js';

@Injectable()
export class StaffDraftRepository {
  constructor(private readonly database: Database) {}

  async save(draft: StaffDraftEntity): Promise<void> {
    await this.database.manager().upsert(StaffDraftEntity, draft, ['staffId', 'caseId', 'kind']);
  }

  /** The sealed draft, null where there is none; until the transaction ends, nobody else writes it. */
  async lock(staffId: string, caseId: string, kind: DraftKind): Promise<Uint8Array | null> {
    await this.database.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `staff_drafts ${staffId} ${caseId} ${kind}`,
    ]);
    const found = await this.database.manager().findOneBy(StaffDraftEntity, { staffId, caseId, kind });
    return found?.sealed ?? null;
  }

  listFor(staffId: string, caseId: string): Promise<StaffDraftEntity[]> {
    return this.database.manager().findBy(StaffDraftEntity, { staffId, caseId });
  }

  /** Removes drafts last touched before `before`, and before `closedBefore` where their case is closed or gone. */
  async deleteLeft(before: Date, closedBefore: Date): Promise<void> {
    await this.database.execute(
      `DELETE FROM staff_drafts d WHERE d.updated_at < $1 OR (d.updated_at < $2
         AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.id = d.case_id AND c.status <> 'closed'))`,
      [before, closedBefore],
    );
  }

  async delete(staffId: string, caseId: string, kind: DraftKind): Promise<void> {
    await this.database.manager().delete(StaffDraftEntity, { staffId, caseId, kind });
  }

  async deleteAllOf(staffId: string): Promise<void> {
    await this.database.execute('DELETE FROM staff_drafts WHERE staff_id = $1', [staffId]);
  }
}
