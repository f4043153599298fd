import { Injectable } from '@nestjs/common';
import { minute, Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import { Clocks, fixedTimes } from '../../clocks/index.js';
import type { StaffSession } from '../../staff/index.js';
import { CaseAccess } from '../case-access.js';
import { CaseChanges } from '../case-changes.js';
import { CaseLifecycle } from '../case-lifecycle.js';
import { CaseTimeline } from '../case-timeline.js';
import type { CaseEntity } from '../case.entity.js';
import { CaseError } from '../case.errors.js';
import { judgePromise } from '../case.policy.js';
import { CaseRepository } from '../case.repository.js';

/**
 * Promises the reporter an answer by a time, which they read on the page of their report. A new promise takes the place of
 * one that is still open; the next answer keeps it. What the case owes besides is owed all the same.
 */
@Injectable()
export class PromiseAnswer {
  constructor(
    private readonly access: CaseAccess,
    private readonly held: CaseLifecycle,
    private readonly cases: CaseRepository,
    private readonly clocks: Clocks,
    private readonly timeline: CaseTimeline,
    private readonly changes: CaseChanges,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /**
   * @param until - rounded down to the minute; promising the same time again changes nothing
   * Throws CASE_NOT_FOUND, CASE_CLOSED, PROMISE_TOO_SOON, PROMISE_TOO_LATE.
   */
  async run(session: StaffSession, caseId: string, until: Date): Promise<void> {
    const { case: seen } = await this.access.require(session, caseId);
    await this.transaction.run(async () => {
      const held = await this.held.hold(seen.id);
      if (held.status === 'closed') throw new CaseError('CASE_CLOSED');
      judgePromise(until, new Date());
      const promised = await this.clocks.promisedBy(held.id);
      if (promised?.getTime() !== minute(until).getTime()) await this.promise(session, held, minute(until));
    });
  }

  private async promise(session: StaffSession, held: CaseEntity, until: Date): Promise<void> {
    const now = minute(new Date());
    const nextDeadlineAt = await this.clocks.replace(held.id, 'promise', fixedTimes(now, until));
    await this.cases.update(held.id, { nextDeadlineAt, updatedAt: now });
    // A span and not a moment: of a closed case no moment is kept.
    const detail = { minutes: (until.getTime() - now.getTime()) / 60_000 };
    await this.timeline.record({
      caseId: held.id,
      kind: 'answer_promised',
      actorId: session.staffId,
      detail,
    });
    await this.changes.announce(held.id, held.deskId);
    await this.audit.record({
      actorId: session.staffId,
      action: 'answer.promised',
      subject: 'case',
      subjectId: held.id,
      detail,
    });
  }
}
