import { Injectable, type OnModuleInit } from '@nestjs/common';
import { day, minute, Transaction } from '../../platform/database/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { CaseError, CaseSummaries, TimestampRedaction, type CaseSummary } from '../cases/index.js';
import { notificationCreated } from './notification.jobs.js';
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
export class Notifications implements OnModuleInit {
  constructor(
    private readonly notifications: NotificationRepository,
    private readonly outbox: Outbox,
    private readonly transaction: Transaction,
    private readonly cases: CaseSummaries,
    private readonly redaction: TimestampRedaction,
  ) {}

  onModuleInit(): void {
    this.redaction.alsoBy((caseId) => this.notifications.truncateToDays(caseId));
  }

  /**
   * Has each of these people told once, in the caller's transaction or in one of its own. Saying it again reaches only those
   * who were not told. Throws CASE_NOT_FOUND when the case is gone.
   */
  async tell(notice: Notice): Promise<void> {
    const staffIds = [...new Set(notice.staffIds)];
    if (staffIds.length === 0) return;
    await this.transaction.run(async () => {
      const held = await this.cases.lock(notice.caseId);
      if (!held) throw new CaseError('CASE_NOT_FOUND');
      const { urgency } = held;
      const createdAt = nowFor(held);
      for (const notificationId of await this.notifications.insertMissing({
        ...notice,
        staffIds,
        createdAt,
      })) {
        await this.outbox.emit(notificationCreated({ notificationId, urgency }));
      }
    });
  }
}

/** As precise as may be kept of the case, which is held so that nobody closes it meanwhile. */
function nowFor({ status }: Pick<CaseSummary, 'status'>): Date {
  return status === 'closed' ? day(new Date()) : minute(new Date());
}
