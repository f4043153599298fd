import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../../platform/queue/index.js';
import { CaseWrite } from '../cases/index.js';
import { Clocks, type OwnClockData } from '../clocks/index.js';
import { Recipients, StaffNotices } from '../staff-notices/index.js';
import { callWholeDesk, handUnanswered, handUnansweredNotice } from './raised-hand.definitions.js';
import { RaisedHandRepository } from './raised-hand.repository.js';

/** Calls everyone of the desk, in their consoles and by mail, where nobody has said in time that they come. */
@Injectable()
@HandlesJob(callWholeDesk)
export class CallWholeDeskJob implements JobHandler<OwnClockData> {
  constructor(
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly hands: RaisedHandRepository,
    private readonly recipients: Recipients,
    private readonly notices: StaffNotices,
  ) {}

  /** Does nothing where somebody comes, nobody asks any more, or the case closed, before the job ran. */
  async handle({ caseId, clockId, subjectId }: OwnClockData): Promise<void> {
    await this.write.changeByTime(caseId, async (about, change) => {
      if (about.status === 'closed' || (await this.clocks.stateOf(clockId)) !== 'breached') return;
      const hand = await this.hands.openOf(caseId);
      if (hand?.id !== subjectId || hand.answeredBy !== null) return;
      await this.hands.widen(hand.id);
      change.record(handUnanswered({}), { onceFor: hand.id });
      const everyone = await this.recipients.everyone(about);
      const staffIds = everyone.filter((id) => id !== hand.raisedBy);
      await this.notices.tell([{ notice: handUnansweredNotice, caseId, subjectId, staffIds, about }]);
    });
  }
}
