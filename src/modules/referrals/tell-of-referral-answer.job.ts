import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../../platform/queue/index.js';
import { CaseSummaries } from '../cases/index.js';
import { StaffNotices } from '../staff-notices/index.js';
import { referralAnsweredNotice, tellOfReferralAnswer } from './referral.definitions.js';

/** Tells whoever has the case that the person answered an offer on their page. */
@Injectable()
@HandlesJob(tellOfReferralAnswer)
export class TellOfReferralAnswerJob implements JobHandler<{ caseId: string; entryId: string }> {
  constructor(
    private readonly summaries: CaseSummaries,
    private readonly notices: StaffNotices,
  ) {}

  async handle({ caseId, entryId }: { caseId: string; entryId: string }): Promise<void> {
    const about = await this.summaries.find(caseId);
    if (about) await this.notices.notify(referralAnsweredNotice, { caseId, subjectId: entryId }, about);
  }
}
