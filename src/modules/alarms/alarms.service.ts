import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Transaction } from '../../platform/database/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import { Audit } from '../audit/index.js';
import { type Alarm, AlarmRepository } from './alarm.repository.js';

const QUIET_MS = 10 * 60_000;
const MOST_REMEMBERED = 10_000;

/** Tells people that the database holds something that the helpdesk did not write, and that it was not used. */
@Injectable()
export class Alarms implements OnModuleDestroy {
  private readonly raised = new Map<string, number>();
  private readonly keeping = new Set<Promise<void>>();

  constructor(
    private readonly repository: AlarmRepository,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
    private readonly logger: AppLogger,
  ) {}

  /**
   * Writes a line to the log at once. Then, in a transaction of its own that the caller does not wait for, a row of the audit
   * log and the alarm that administrators are mailed: each once a day for a kind and subject. The caller refuses, so whatever
   * transaction it is in is rolled back, and this must not be. Of the same thing nothing more is said for ten minutes.
   */
  raise(alarm: Alarm): void {
    const { kind, subject, subjectId } = alarm;
    const name = `${kind} ${subjectId}`;
    const now = performance.now();
    if ((this.raised.get(name) ?? -Infinity) > now - QUIET_MS) return;
    if (this.raised.size >= MOST_REMEMBERED) this.raised.clear();
    this.raised.set(name, now);
    this.logger.error('alarm.raised', { kind, subject, subjectId });
    const kept = this.keep(alarm)
      .catch((error: unknown) => {
        this.raised.delete(name);
        this.logger.failure('alarm.not_kept', error, { kind, subject, subjectId });
      })
      .finally(() => this.keeping.delete(kept));
    this.keeping.add(kept);
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.keeping);
  }

  private keep(alarm: Alarm): Promise<void> {
    return this.transaction.runApart(async () => {
      if (!(await this.repository.add(alarm))) return;
      const { kind, subject, subjectId } = alarm;
      await this.audit.record({
        actorId: null,
        action: 'alarm.raised',
        subject,
        subjectId,
        detail: { kind },
      });
    });
  }
}
