import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { StaffDraftEntity, type DraftKind } from './staff-draft.entity.js';

@Injectable()
export class StaffDraftRepository {
  constructor(private readonly database: Database) {}

  async save(draft: StaffDraftEntity): Promise<void> {
    await this.database.manager().upsert(StaffDraftEntity, draft, ['staffId', 'caseId', 'kind']);
  }

  listFor(staffId: string, caseId: string): Promise<StaffDraftEntity[]> {
    return this.database.manager().findBy(StaffDraftEntity, { staffId, caseId });
  }

  async delete(staffId: string, caseId: string, kind: DraftKind): Promise<void> {
    await this.database.manager().delete(StaffDraftEntity, { staffId, caseId, kind });
  }
}
