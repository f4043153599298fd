import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../../../platform/queue/index.js';
import { CaseFacts } from '../../cases/index.js';
import { Audience, Telling } from '../../notifications/index.js';
import { triageCase } from '../triage.jobs.js';

/** Tells everyone of the desk that a case needs them. May run twice: a person is told once of one case. */
@Injectable()
@HandlesJob(triageCase)
export class TriageCaseJob implements JobHandler<{ caseId: string }> {
  constructor(
    private readonly facts: CaseFacts,
    private readonly audience: Audience,
    private readonly telling: Telling,
  ) {}

  async handle({ caseId }: { caseId: string }): Promise<void> {
    const found = await this.facts.forNotice(caseId);
    if (!found) return;
    const staffIds = await this.audience.everyone(found);
    await this.telling.run({ caseId, staffIds, reason: 'case_received', subjectId: caseId }, found);
  }
}
