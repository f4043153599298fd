import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { HandlesJob, type JobHandler } from '../../platform/queue/index.js';
import { CaseWrite } from '../cases/index.js';
import { Clocks, clockTimes, type OwnClockData } from '../clocks/index.js';
import { ResponseTargets } from '../duty/index.js';
import { StaffNotices } from '../staff-notices/index.js';
import {
  askWhatNow,
  askWhatNowAgain,
  cameNotBack,
  notBackNotice,
  returnClock,
  undecidedNotice,
  whatNowClock,
} from './follow-up.definitions.js';
import { DECIDED_WITHIN } from './follow-up.policy.js';

/** The reporter did not come back: the case comes up in the queue, and whoever has it is told, else who is on duty. */
@Injectable()
@HandlesJob(askWhatNow)
export class AskWhatNowJob implements JobHandler<OwnClockData> {
  constructor(
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly targets: ResponseTargets,
    private readonly notices: StaffNotices,
    private readonly clock: DatabaseClock,
  ) {}

  /** Does nothing where the reporter wrote, a person set another time, or the case was closed, before the job ran. */
  async handle({ caseId, clockId, subjectId }: OwnClockData): Promise<void> {
    await this.write.changeByTime(caseId, async (locked, change) => {
      if (locked.status === 'closed' || (await this.clocks.stateOf(clockId)) !== 'breached') return;
      const time = await this.targets.businessTime(locked);
      const now = minute(await this.clock.read());
      const decided = clockTimes(whatNowClock, now, DECIDED_WITHIN[locked.urgency], time);
      await this.clocks.cancel(locked.id, returnClock, subjectId);
      await this.clocks.open(locked.id, whatNowClock, decided, subjectId);
      change.record(cameNotBack({}), { onceFor: clockId });
      const decisions = await this.clocks.listFor(locked.id, [whatNowClock]);
      for (const { id, state } of decisions)
        if (state === 'running') await this.notices.notify(notBackNotice, { caseId, subjectId: id }, locked);
    });
  }
}

/** Nobody decided in time: the coordinators of the desk are told as well. */
@Injectable()
@HandlesJob(askWhatNowAgain)
export class AskWhatNowAgainJob implements JobHandler<OwnClockData> {
  constructor(
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly notices: StaffNotices,
  ) {}

  /** Does nothing where somebody decided, or the reporter wrote, before the job ran. */
  async handle({ caseId, clockId }: OwnClockData): Promise<void> {
    await this.write.changeByTime(caseId, async (locked) => {
      if (locked.status === 'closed' || (await this.clocks.stateOf(clockId)) !== 'breached') return;
      await this.notices.notify(undecidedNotice, { caseId, subjectId: clockId }, locked);
    });
  }
}
