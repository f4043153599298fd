import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../../../platform/queue/index.js';
import { CaseSummaries } from '../../cases/index.js';
import { Audience } from '../audience.js';
import { tellOfMessage } from '../notification.jobs.js';
import { Telling } from '../telling.js';

@Injectable()
@HandlesJob(tellOfMessage)
export class TellOfMessageJob implements JobHandler<{ caseId: string; entryId: string }> {
  constructor(
    private readonly facts: CaseSummaries,
    private readonly audience: Audience,
    private readonly telling: Telling,
  ) {}

  async handle({ caseId, entryId }: { caseId: string; entryId: string }): Promise<void> {
    const found = await this.facts.find(caseId);
    if (!found) return;
    const staffIds = await this.audience.workingOn(found);
    await this.telling.run({ caseId, staffIds, reason: 'message_received', subjectId: entryId }, found);
  }
}
