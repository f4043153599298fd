import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { NotificationEntity, type NotificationReason } from './notification.entity.js';

export interface NewNotifications {
  caseId: string;
  staffIds: readonly string[];
  reason: NotificationReason;
  subjectId: string;
  createdAt: Date;
}

@Injectable()
export class NotificationRepository {
  constructor(private readonly database: Database) {}

  /** Writes a row for each person who has none for this reason and subject. Returns the ids of the new ones. */
  async insertMissing(given: NewNotifications): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `INSERT INTO notifications (id, case_id, staff_id, reason, subject_id, state, created_at)
       SELECT n.id, $1, n.staff_id, $2, $3, 'pending', $4 FROM unnest($5::uuid[], $6::uuid[]) AS n (id, staff_id)
       ON CONFLICT (staff_id, reason, subject_id) DO NOTHING RETURNING id`,
      [
        given.caseId,
        given.reason,
        given.subjectId,
        given.createdAt,
        given.staffIds.map(() => randomUUID()),
        given.staffIds,
      ],
    );
    return rows.map(({ id }) => id);
  }

  /** Who was told that the case is there, for any of these reasons. */
  async toldOf(caseId: string, reasons: readonly NotificationReason[]): Promise<string[]> {
    const rows = await this.database.query<{ staffId: string }>(
      'SELECT DISTINCT staff_id AS "staffId" FROM notifications WHERE case_id = $1 AND reason = ANY($2::text[])',
      [caseId, reasons],
    );
    return rows.map(({ staffId }) => staffId);
  }

  find(id: string): Promise<NotificationEntity | null> {
    return this.database.manager().findOneBy(NotificationEntity, { id });
  }

  /** Notes that its mail left, and the day: nobody needs to know it closer. */
  async markSent(id: string): Promise<void> {
    await this.database.execute(
      `UPDATE notifications SET state = 'sent', sent_at = date_trunc('day', now(), 'UTC') WHERE id = $1`,
      [id],
    );
  }

  async truncateToDays(caseId: string): Promise<void> {
    await this.database.query(
      `UPDATE notifications SET created_at = date_trunc('day', created_at, 'UTC') WHERE case_id = $1`,
      [caseId],
    );
  }

  async markDropped(id: string): Promise<void> {
    await this.database.manager().update(NotificationEntity, { id, state: 'pending' }, { state: 'dropped' });
  }
}
