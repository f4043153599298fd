import { Injectable } from '@nestjs/common';
import { Transaction } from '../../platform/database/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { Every } from '../../platform/schedule/index.js';
import { NoticeRepository } from './notice.repository.js';
import { noticesWritten } from './staff-notices.jobs.js';

const BATCH = 100;

/**
 * Reminds people, once an hour, of what came of a case since they were mailed and have not looked. Any number of workers may run it
 * at the same time.
 */
@Injectable()
export class NoticeReminder {
  constructor(
    private readonly notices: NoticeRepository,
    private readonly transaction: Transaction,
    private readonly outbox: Outbox,
  ) {}

  @Every('1 min', { name: 'notice.reminder' })
  async run(): Promise<void> {
    await this.notices.dropSeen();
    let found: string[];
    do {
      found = await this.notices.casesToRemindOf(BATCH);
      if (found.length > 0)
        await this.transaction.run(async () => {
          const due = await this.notices.remind(found);
          await this.outbox.emitMany(due.map((one) => noticesWritten(one)));
        });
    } while (found.length === BATCH);
  }
}
