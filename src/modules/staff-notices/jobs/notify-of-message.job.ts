import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../../../platform/queue/index.js';
import { CaseSummaries } from '../../cases/index.js';
import { messageReceivedNotice } from '../notices.js';
import { notifyOfMessage } from '../staff-notices.jobs.js';
import { StaffNotices } from '../staff-notices.service.js';

type Message = Readonly<{ caseId: string; entryId: string }>;

@Injectable()
@HandlesJob(notifyOfMessage)
export class NotifyOfMessageJob implements JobHandler<Message> {
  constructor(
    private readonly cases: CaseSummaries,
    private readonly notices: StaffNotices,
  ) {}

  async handle({ caseId, entryId }: Message): Promise<void> {
    const about = await this.cases.find(caseId);
    if (about) await this.notices.notify(messageReceivedNotice, { caseId, subjectId: entryId }, about);
  }
}
