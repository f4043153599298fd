import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { CaseAccess, CaseWrite } from '../cases/index.js';
import { Clocks, fixedTimes } from '../clocks/index.js';
import type { StaffSession } from '../staff/index.js';
import {
  FollowUpError,
  followUpOf,
  returnClock,
  waitForReporter,
  waitsOn,
  whatNowClock,
} from './follow-up.definitions.js';
import { LONGEST_WAIT } from './follow-up.policy.js';

const MINUTE = 60_000;

/** Until when a case waits for its reporter, and by when somebody decides what now. Both null: neither. */
export interface FollowUpState {
  waitsUntil: Date | null;
  decideBy: Date | null;
}

/** The wait for a reporter who was answered. It has no table: the open clocks are the wait. */
@Injectable()
export class FollowUp {
  constructor(
    private readonly access: CaseAccess,
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly clock: DatabaseClock,
  ) {}

  /** @throws CASE_NOT_FOUND */
  async state(session: StaffSession, caseId: string): Promise<FollowUpState> {
    const { case: found } = await this.access.require(session, caseId);
    return this.stateOf(found.id);
  }

  /**
   * Lets the case wait for its reporter until a time, in place of the wait that there is or of the decision what now. No clock
   * of an answer moves.
   *
   * @param until - rounded down to the minute
   * @throws CASE_NOT_FOUND, FOLLOW_UP_CASE_CLOSED, FOLLOW_UP_NOT_WAITING, FOLLOW_UP_TOO_SOON, FOLLOW_UP_TOO_LATE
   */
  async wait(session: StaffSession, caseId: string, until: Date): Promise<FollowUpState> {
    const dueAt = minute(until);
    const { case: found } = await this.write.change(
      session,
      caseId,
      waitForReporter.name,
      async (locked, change) => {
        const { waitsUntil, decideBy } = await this.stateOf(locked.id);
        if (waitsUntil?.getTime() === dueAt.getTime()) return;
        if (!waitsUntil && !decideBy) throw new FollowUpError('FOLLOW_UP_NOT_WAITING');
        const now = minute(await this.clock.read());
        const span = dueAt.getTime() - now.getTime();
        if (!(span >= MINUTE)) throw new FollowUpError('FOLLOW_UP_TOO_SOON');
        if (span > LONGEST_WAIT) throw new FollowUpError('FOLLOW_UP_TOO_LATE');
        const subject = followUpOf(locked.id);
        await this.clocks.meet(locked.id, whatNowClock, subject);
        await this.clocks.replace(locked.id, returnClock, fixedTimes(returnClock, now, dueAt), subject);
        change.record(waitsOn({ minutes: span / MINUTE }));
      },
    );
    return this.stateOf(found.id);
  }

  private async stateOf(caseId: string): Promise<FollowUpState> {
    const subject = followUpOf(caseId);
    return {
      waitsUntil: await this.clocks.dueAt(caseId, returnClock, subject),
      decideBy: await this.clocks.dueAt(caseId, whatNowClock, subject),
    };
  }
}
