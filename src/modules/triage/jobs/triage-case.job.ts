import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../../../platform/queue/index.js';
import { CaseSummaries } from '../../cases/index.js';
import { OnDuty, Telling } from '../../notifications/index.js';
import { triageCase } from '../triage.jobs.js';

/** Tells those of the desk who are on duty that a case needs them. May run twice: a person is told once of one case. */
@Injectable()
@HandlesJob(triageCase)
export class TriageCaseJob implements JobHandler<{ caseId: string }> {
  constructor(
    private readonly facts: CaseSummaries,
    private readonly onDuty: OnDuty,
    private readonly telling: Telling,
  ) {}

  async handle({ caseId }: { caseId: string }): Promise<void> {
    const found = await this.facts.find(caseId);
    if (!found) return;
    const { staffIds, reason } = await this.onDuty.first(found, new Date());
    await this.telling.run({ caseId, staffIds, reason, subjectId: caseId }, found);
  }
}
