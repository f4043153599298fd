import { Injectable } from '@nestjs/common';
import { minute, Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import { Clocks } from '../../clocks/index.js';
import type { StaffSession } from '../../staff/index.js';
import { AnswerTimes } from '../answer-times.js';
import { CaseAccess } from '../case-access.js';
import { CaseChanges } from '../case-changes.js';
import { CaseLifecycle } from '../case-lifecycle.js';
import { CaseTimeline } from '../case-timeline.js';
import type { CaseEntity } from '../case.entity.js';
import { judgeStatus } from '../case.policy.js';
import { CaseRepository } from '../case.repository.js';
import { TimestampRedaction } from '../timestamp-redaction.js';
import type { CloseReason, StatusName } from '../../vocabulary/index.js';

export interface StatusChange {
  status: StatusName;
  /** Why it is closed; null for any other status. */
  reason: CloseReason | null;
}

/**
 * Sets the status of a case by hand. While it waits for its reporter, what it owes stands still (`Clocks` says what does), and
 * goes on when it waits no more: only an answer meets a clock. A closed case owes nothing: its clocks are cancelled.
 */
@Injectable()
export class SetStatus {
  constructor(
    private readonly access: CaseAccess,
    private readonly held: CaseLifecycle,
    private readonly cases: CaseRepository,
    private readonly clocks: Clocks,
    private readonly times: AnswerTimes,
    private readonly timeline: CaseTimeline,
    private readonly changes: CaseChanges,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
    private readonly redaction: TimestampRedaction,
  ) {}

  /** Throws CASE_NOT_FOUND and what `judgeStatus` throws. Asking again for what is so already changes nothing. */
  async run(session: StaffSession, caseId: string, wanted: StatusChange): Promise<void> {
    const { case: seen } = await this.access.require(session, caseId);
    await this.transaction.run(async () => {
      const held = await this.held.hold(seen.id);
      if (judgeStatus(session, held, wanted) === 'change') await this.change(session, held, wanted);
    });
  }

  private async change(
    session: StaffSession,
    held: CaseEntity,
    { status, reason }: StatusChange,
  ): Promise<void> {
    const nextDeadlineAt = await this.clocksAfter(held, status);
    const updatedAt = minute(new Date());
    await this.cases.update(held.id, { status, closeReason: reason, nextDeadlineAt, updatedAt });
    const detail = { status, ...(reason && { reason }) };
    await this.timeline.record({ caseId: held.id, kind: 'status_set', actorId: session.staffId, detail });
    if (status === 'closed') await this.redaction.truncateToDays(held.id);
    await this.changes.announce(held.id, held.deskId);
    await this.audit.record({
      actorId: session.staffId,
      action: 'case.status_changed',
      subject: 'case',
      subjectId: held.id,
      detail,
    });
  }

  private async clocksAfter(held: CaseEntity, status: StatusName): Promise<Date | null> {
    if (status === 'closed') return this.clocks.cancel(held.id);
    const passing = await this.times.passing(held);
    if (status === 'waiting_for_reporter') return this.clocks.pause(held.id, passing);
    return this.clocks.resume(held.id, passing);
  }
}
