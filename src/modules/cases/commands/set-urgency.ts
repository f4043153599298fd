import { Injectable } from '@nestjs/common';
import { Clocks } from '../../clocks/index.js';
import type { StaffSession } from '../../staff/index.js';
import type { Urgency, UrgencyReason } from '../../vocabulary/index.js';
import type { AccessedCase } from '../case-access.js';
import { CaseReactions } from '../case-reaction.js';
import { CaseWrite } from '../case-write.js';
import { urgencySet } from '../case.timeline.js';
import { ResponseTargets } from '../../duty/index.js';

export interface UrgencyChange {
  urgency: Urgency;
  reason: UrgencyReason;
}

/**
 * Sets the urgency of a case by hand. The answers that it owes get the minutes of the new urgency, counted from when they
 * began: more urgent, they may be late at once. What is late already stays so.
 */
@Injectable()
export class SetUrgency {
  constructor(
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly targets: ResponseTargets,
    private readonly reactions: CaseReactions,
  ) {}

  /**
   * Asking for the urgency that the case has changes nothing.
   *
   * @throws CASE_NOT_FOUND, CASE_CLOSED
   */
  set(session: StaffSession, caseId: string, { urgency, reason }: UrgencyChange): Promise<AccessedCase> {
    return this.write.change(session, caseId, 'urgency.set', async (locked, change) => {
      if (locked.urgency === urgency) return;
      const from = locked.urgency;
      await this.clocks.recomputeAnswers(
        locked.id,
        (minutes) => this.targets.after(minutes, { from, to: urgency }),
        await this.targets.businessTime({ deskId: locked.deskId, urgency }),
      );
      await this.reactions.urgencySet(locked, urgency);
      change.set({ urgency });
      change.record(urgencySet({ urgency, from, reason }));
    });
  }
}
