import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { CaseEventEntity } from './case-event.entity.js';

@Injectable()
export class CaseEventRepository {
  constructor(private readonly database: Database) {}

  /** Writes the event, unless one of its id is there already. */
  async insert(event: Omit<CaseEventEntity, 'sequence'>): Promise<void> {
    await this.database.query(
      `INSERT INTO case_events (id, case_id, kind, actor_id, detail, created_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (id) DO NOTHING`,
      [event.id, event.caseId, event.kind, event.actorId, JSON.stringify(event.detail), event.createdAt],
    );
  }

  /** Plain rows: a long timeline costs the page of its case several times as much through the mapper. */
  listFor(caseId: string): Promise<CaseEventEntity[]> {
    return this.database.query<CaseEventEntity>(
      `SELECT id, case_id AS "caseId", sequence, kind, actor_id AS "actorId", detail, created_at AS "createdAt"
         FROM case_events WHERE case_id = $1 ORDER BY sequence`,
      [caseId],
    );
  }
}
