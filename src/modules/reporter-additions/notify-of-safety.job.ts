import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../../platform/queue/index.js';
import { CaseSummaries } from '../cases/index.js';
import { StaffNotices } from '../staff-notices/index.js';
import { notifyOfSafety, safetyToldNotice } from './addition.notices.js';

@Injectable()
@HandlesJob(notifyOfSafety)
export class NotifyOfSafetyJob implements JobHandler<Readonly<{ caseId: string; entryId: string }>> {
  constructor(
    private readonly cases: CaseSummaries,
    private readonly notices: StaffNotices,
  ) {}

  async handle({ caseId, entryId }: Readonly<{ caseId: string; entryId: string }>): Promise<void> {
    const about = await this.cases.find(caseId);
    if (about) await this.notices.notify(safetyToldNotice, { caseId, subjectId: entryId }, about);
  }
}
