import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../../../src/platform/queue/index.js';
import { CaseWrite } from '../../../src/modules/cases/index.js';
import { Clocks, type OwnClockData } from '../../../src/modules/clocks/index.js';
import { StaffNotices } from '../../../src/modules/staff-notices/index.js';
import { followUpDueNotice, followUpMissed, remindOfFollowUp } from './follow-up.definitions.js';

/** Says in the timeline, and by mail, that the time of a call has come and that nobody has made it yet. */
@Injectable()
@HandlesJob(remindOfFollowUp)
export class RemindOfFollowUpJob implements JobHandler<OwnClockData> {
  constructor(
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly notices: StaffNotices,
  ) {}

  async handle({ caseId, clockId, subjectId }: OwnClockData): Promise<void> {
    await this.write.changeByTime(caseId, async (locked, change) => {
      if (locked.status === 'closed' || (await this.clocks.stateOf(clockId)) !== 'breached') return;
      change.record(followUpMissed({}), { onceFor: subjectId });
      await this.notices.notify(followUpDueNotice, { caseId, subjectId }, locked);
    });
  }
}
