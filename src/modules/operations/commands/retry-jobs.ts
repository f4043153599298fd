import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { StoppedJobs } from '../../../platform/outbox/index.js';
import { Audit } from '../../audit/index.js';
import { OperationsError } from '../operations.errors.js';

/** Lets given-up jobs run again, with all their tries; the worker takes them up within seconds. Written to the audit log. */
@Injectable()
export class RetryJobs {
  constructor(
    private readonly jobs: StoppedJobs,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /** Lets one job run again. Throws JOB_NOT_FAILED. */
  async retry(actorId: string, id: string): Promise<void> {
    await this.transaction.run(async () => {
      if (!(await this.jobs.retry(id))) throw new OperationsError('JOB_NOT_FAILED');
      await this.record(actorId, 1, id);
    });
  }

  /** Lets all of them run again. Returns how many there were. */
  retryAll(actorId: string): Promise<number> {
    return this.transaction.run(async () => {
      const count = await this.jobs.retryAll();
      if (count > 0) await this.record(actorId, count);
      return count;
    });
  }

  private record(actorId: string, count: number, id?: string): Promise<void> {
    const which = id === undefined ? {} : { subjectId: id };
    return this.audit.record({
      actorId,
      action: 'job.retried',
      subject: 'job',
      ...which,
      detail: { count },
    });
  }
}
