import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../../../platform/queue/index.js';
import { Transaction } from '../../../platform/database/index.js';
import { Notifications } from '../../notifications/index.js';
import { Desks } from '../../staff/index.js';
import { triageCase } from '../triage.jobs.js';

/** Tells everyone of the desk that a case needs them. May run twice: a person is told once of one case. */
@Injectable()
@HandlesJob(triageCase)
export class TriageCaseJob implements JobHandler<{ caseId: string; deskId: string }> {
  constructor(
    private readonly desks: Desks,
    private readonly notifications: Notifications,
    private readonly transaction: Transaction,
  ) {}

  async handle({ caseId, deskId }: { caseId: string; deskId: string }): Promise<void> {
    const people = await this.desks.members(deskId);
    await this.transaction.run(() =>
      this.notifications.tell({
        caseId,
        staffIds: people.map((person) => person.staffId),
        reason: 'case_received',
        subjectId: caseId,
      }),
    );
  }
}
