import { Injectable } from '@nestjs/common';
import { minute, Transaction } from '../../platform/database/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import type { NotificationReason } from './notification.entity.js';
import { NotificationRepository } from './notification.repository.js';

/** Whom to tell of a case, and why. */
export interface Notice {
  caseId: string;
  staffIds: readonly string[];
  reason: NotificationReason;
  /** The case, entry or clock it is about. */
  subjectId: string;
}

@Injectable()
export class Notifications {
  constructor(
    private readonly notifications: NotificationRepository,
    private readonly outbox: Outbox,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Has each of these people told once, in the caller's transaction or in one of its own. Saying it again reaches only those
   * who were not told.
   */
  async tell(notice: Notice): Promise<void> {
    const staffIds = [...new Set(notice.staffIds)];
    if (staffIds.length === 0) return;
    await this.transaction.run(async () => {
      const createdAt = minute(new Date());
      for (const notificationId of await this.notifications.insertMissing({
        ...notice,
        staffIds,
        createdAt,
      })) {
        await this.outbox.emit({ name: 'notification.created', notificationId });
      }
    });
  }
}
