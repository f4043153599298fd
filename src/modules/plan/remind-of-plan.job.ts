import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../../platform/queue/index.js';
import { CaseWrite } from '../cases/index.js';
import { Clocks, type OwnClockData } from '../clocks/index.js';
import { StaffNotices } from '../staff-notices/index.js';
import { planClock, planReviewCame, planReviewNotice, remindOfPlan } from './plan.definitions.js';

/** Reminds whoever works on a case, by mail and in its timeline, to look at the plan again. That ends the reminder. */
@Injectable()
@HandlesJob(remindOfPlan)
export class RemindOfPlanJob implements JobHandler<OwnClockData> {
  constructor(
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly notices: StaffNotices,
  ) {}

  /** Does nothing where another time was agreed, or the case closed, before the job ran. */
  async handle({ caseId, clockId, subjectId }: OwnClockData): Promise<void> {
    await this.write.changeByTime(caseId, async (locked, change) => {
      if (locked.status === 'closed' || (await this.clocks.stateOf(clockId)) !== 'breached') return;
      await this.clocks.meet(locked.id, planClock, subjectId);
      change.record(planReviewCame({}), { onceFor: clockId });
      await this.notices.notify(planReviewNotice, { caseId, subjectId: clockId }, locked);
    });
  }
}
