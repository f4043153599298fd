import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../../platform/queue/index.js';
import { CaseWrite } from '../cases/index.js';
import { Clocks, type OwnClockData } from '../clocks/index.js';
import { StaffNotices } from '../staff-notices/index.js';
import {
  lookAgainCame,
  lookAgainClock,
  lookAgainNotice,
  remindToLookAgain,
} from './look-again.definitions.js';

/** Reminds whoever works on a case, by mail and in its timeline, to look at it again. That ends the reminder. */
@Injectable()
@HandlesJob(remindToLookAgain)
export class RemindToLookAgainJob implements JobHandler<OwnClockData> {
  constructor(
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly notices: StaffNotices,
  ) {}

  /** Does nothing where the reminder was given, set anew or taken away, or the case closed, before the job ran. */
  async handle({ caseId, clockId, subjectId }: OwnClockData): Promise<void> {
    await this.write.changeByTime(caseId, async (locked, change) => {
      if (locked.status === 'closed' || (await this.clocks.stateOf(clockId)) !== 'breached') return;
      await this.clocks.meet(locked.id, lookAgainClock, subjectId);
      change.record(lookAgainCame({}), { onceFor: clockId });
      await this.notices.notify(lookAgainNotice, { caseId, subjectId: clockId }, locked);
    });
  }
}
