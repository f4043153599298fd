import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../../platform/queue/index.js';
import { CaseWrite } from '../cases/index.js';
import { Clocks, type OwnClockData } from '../clocks/index.js';
import { StaffNotices } from '../staff-notices/index.js';
import { referralOverdueNotice, referralWasOverdue, tellOfLateReferral } from './referral.definitions.js';
import { ReferralRepository } from './referral.repository.js';

/** Tells who works on a case, and who leads its desk, that the next step of a referral is overdue. */
@Injectable()
@HandlesJob(tellOfLateReferral)
export class TellOfLateReferralJob implements JobHandler<OwnClockData> {
  constructor(
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly referrals: ReferralRepository,
    private readonly notices: StaffNotices,
  ) {}

  /** Does nothing where the step was taken, or the case closed, before the job ran. */
  async handle({ caseId, clockId, subjectId }: OwnClockData): Promise<void> {
    await this.write.changeByTime(caseId, async (locked, change) => {
      const late = await this.clocks.find(clockId);
      const row = (await this.referrals.listFor(locked.id)).find(({ id }) => id === subjectId);
      if (locked.status === 'closed' || late?.state !== 'breached' || !row) return;
      change.record(referralWasOverdue({ service: row.serviceId }), { onceFor: clockId });
      await this.notices.notify(referralOverdueNotice, { caseId, subjectId: row.id }, locked);
    });
  }
}
