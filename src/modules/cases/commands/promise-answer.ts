import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../../platform/database/index.js';
import { Clocks, fixedTimes } from '../../clocks/index.js';
import type { StaffSession } from '../../staff/index.js';
import type { AccessedCase } from '../case-access.js';
import { promise } from '../case.clocks.js';
import { CaseWrite } from '../case-write.js';
import { judgePromise } from '../case.policy.js';
import { answerPromised } from '../case.timeline.js';

/**
 * Promises the reporter an answer by a time, which they read on the page of their report. A new promise takes the place of
 * one that is still open; the next answer keeps it. What the case owes besides is owed all the same.
 */
@Injectable()
export class PromiseAnswer {
  constructor(
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * @param until - rounded down to the minute; promising the same time again changes nothing
   * @throws CASE_NOT_FOUND, CASE_CLOSED, PROMISE_TOO_SOON, PROMISE_TOO_LATE
   */
  promise(session: StaffSession, caseId: string, until: Date): Promise<AccessedCase> {
    return this.write.change(session, caseId, 'answer.promise', async (locked, change) => {
      const at = await this.clock.read();
      judgePromise(until, at);
      const dueAt = minute(until);
      if ((await this.clocks.dueAt(locked.id, promise))?.getTime() === dueAt.getTime()) return;
      const now = minute(at);
      await this.clocks.replace(locked.id, promise, fixedTimes(promise, now, dueAt));
      change.record(answerPromised({ minutes: (dueAt.getTime() - now.getTime()) / 60_000 }));
    });
  }
}
