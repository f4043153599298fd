import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import { HandlesJob, type JobHandler } from '../../platform/queue/index.js';
import { CaseChanges, CaseWrite } from '../cases/index.js';
import { Recipients, StaffNotices } from '../staff-notices/index.js';
import { callSecondPerson, handRaisedNotice } from './raised-hand.definitions.js';
import { RaisedHandRepository } from './raised-hand.repository.js';

type Raised = Readonly<{ caseId: string; handId: string }>;

/** Calls the coordinators on duty, else all of the desk; where nobody but who asks leads the desk, everyone of it. */
@Injectable()
@HandlesJob(callSecondPerson)
export class CallSecondPersonJob implements JobHandler<Raised> {
  constructor(
    private readonly write: CaseWrite,
    private readonly changes: CaseChanges,
    private readonly hands: RaisedHandRepository,
    private readonly recipients: Recipients,
    private readonly notices: StaffNotices,
    private readonly clock: DatabaseClock,
  ) {}

  async handle({ caseId, handId }: Raised): Promise<void> {
    await this.write.changeByTime(caseId, async (about) => {
      const hand = await this.hands.openOf(caseId);
      if (about.status === 'closed' || hand?.id !== handId || hand.answeredBy !== null) return;
      const others = (ids: readonly string[]): string[] => ids.filter((id) => id !== hand.raisedBy);
      const leading = others(await this.recipients.leadingNow(about, await this.clock.read()));
      if (leading.length === 0) {
        await this.hands.widen(handId);
        await this.changes.announce(caseId, about.deskId);
      }
      const staffIds = leading.length > 0 ? leading : others(await this.recipients.everyone(about));
      await this.notices.tell([{ notice: handRaisedNotice, caseId, subjectId: handId, staffIds, about }]);
    });
  }
}
