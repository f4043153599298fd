import { Injectable } from '@nestjs/common';
import { type EventName, HandlesJob, type JobHandler } from '../../platform/queue/index.js';
import { CaseWrite } from '../cases/index.js';
import { Clocks, type OwnClockData } from '../clocks/index.js';
import { Recipients, StaffNotices } from '../staff-notices/index.js';
import { DutyDecisionRepository } from './duty-decision.repository.js';
import {
  dutyClock,
  dutyLapsed,
  dutySecondMissed,
  dutySecondMissedNotice,
  dutySecondNearNotice,
  tellOfDutySecond,
} from './duty.definitions.js';
import { legalDutyOf } from './legal-duties.data.js';

type Moved = OwnClockData & Readonly<{ event: EventName }>;

/**
 * Tells whoever works on the case, and who leads its desk, that a second person has not looked yet. A decision by a law lapses when
 * its time is over; what one person did where a life was in danger waits for its review until somebody makes it.
 */
@Injectable()
@HandlesJob(tellOfDutySecond)
export class TellOfDutySecondJob implements JobHandler<Moved> {
  constructor(
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly decisions: DutyDecisionRepository,
    private readonly recipients: Recipients,
    private readonly notices: StaffNotices,
  ) {}

  /** Does nothing where a second person looked before the job ran. */
  async handle({ caseId, clockId, subjectId, event }: Moved): Promise<void> {
    const isMissed = event === dutySecondMissed.name;
    await this.write.changeByTime(caseId, async (about, change) => {
      if ((await this.clocks.stateOf(clockId)) !== (isMissed ? 'breached' : 'warned')) return;
      const row = await this.decisions.find(subjectId);
      if (row?.state !== 'decided') return;
      if (isMissed) {
        change.record(dutyLapsed({ duty: row.dutyId, recipient: row.recipientId }), { onceFor: clockId });
        if (legalDutyOf(row.dutyId)?.oneActs !== true) {
          await this.decisions.lapse(row.id);
          await this.clocks.meet(about.id, dutyClock, row.id);
        }
      }
      const notice = isMissed ? dutySecondMissedNotice : dutySecondNearNotice;
      const staffIds = await this.recipients.workingOnOrLeading(about);
      await this.notices.tell([{ notice, caseId, subjectId: row.id, staffIds, about }]);
    });
  }
}
