import { Injectable } from '@nestjs/common';
import { AppLogger } from '../../platform/logging/index.js';
import type { CaseSummary } from '../cases/index.js';
import { Audience } from './audience.js';
import { Notifications, type Notice } from './notifications.service.js';

/** Has people told of a case, and never silently nobody: a desk without anyone who may be told is somebody's business too. */
@Injectable()
export class Telling {
  constructor(
    private readonly audience: Audience,
    private readonly notifications: Notifications,
    private readonly logger: AppLogger,
  ) {}

  /** As `Notifications.tell`; where the list is empty, whoever can find somebody is told that nobody was. */
  async run(notice: Notice, found: CaseSummary): Promise<void> {
    if (notice.staffIds.length > 0) return this.notifications.tell(notice);
    const staffIds = await this.audience.elsewhere(found);
    this.logger.error('notifications.nobody_to_tell', { caseId: notice.caseId, others: staffIds.length });
    await this.notifications.tell({ ...notice, staffIds, reason: 'nobody_to_tell' });
  }
}
