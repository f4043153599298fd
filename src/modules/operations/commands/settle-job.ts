import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { StoppedJobs } from '../../../platform/outbox/index.js';
import { Audit } from '../../audit/index.js';
import { OperationsError } from '../operations.errors.js';

/** Takes a person's word for what became of a job of unknown outcome. Written to the audit log. */
@Injectable()
export class SettleJob {
  constructor(
    private readonly jobs: StoppedJobs,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /** Throws JOB_NOT_UNKNOWN. */
  async settle({ actorId, id, happened }: { actorId: string; id: string; happened: boolean }): Promise<void> {
    await this.transaction.run(async () => {
      if (!(await this.jobs.settle(id, happened))) throw new OperationsError('JOB_NOT_UNKNOWN');
      const outcome = happened ? 'happened' : 'did_not_happen';
      await this.audit.record({
        actorId,
        action: 'job.settled',
        subject: 'job',
        subjectId: id,
        detail: { outcome },
      });
    });
  }
}
