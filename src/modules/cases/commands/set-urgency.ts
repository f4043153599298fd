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
import { CaseError } from '../case.errors.js';
import { CaseRepository } from '../case.repository.js';
import type { Urgency, UrgencyReason } from '../../vocabulary/index.js';

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
    private readonly access: CaseAccess,
    private readonly held: CaseLifecycle,
    private readonly cases: CaseRepository,
    private readonly clocks: Clocks,
    private readonly times: AnswerTimes,
    private readonly timeline: CaseTimeline,
    private readonly changes: CaseChanges,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /** Throws CASE_NOT_FOUND, CASE_CLOSED. Asking for the urgency that the case has changes nothing. */
  async run(session: StaffSession, caseId: string, wanted: UrgencyChange): Promise<void> {
    const { case: seen } = await this.access.require(session, caseId);
    await this.transaction.run(async () => {
      const held = await this.held.hold(seen.id);
      if (held.status === 'closed') throw new CaseError('CASE_CLOSED');
      if (held.urgency !== wanted.urgency) await this.change(session, held, wanted);
    });
  }

  private async change(
    session: StaffSession,
    held: CaseEntity,
    { urgency, reason }: UrgencyChange,
  ): Promise<void> {
    const change = { from: held.urgency, to: urgency };
    const nextDeadlineAt = await this.clocks.recompute(
      held.id,
      (minutes) => this.times.after(minutes, change),
      await this.times.passing({ deskId: held.deskId, urgency }),
    );
    await this.cases.update(held.id, { urgency, nextDeadlineAt, updatedAt: minute(new Date()) });
    const detail = { urgency, from: held.urgency, reason };
    await this.timeline.record({ caseId: held.id, kind: 'urgency_set', actorId: session.staffId, detail });
    await this.changes.announce(held.id, held.deskId);
    await this.audit.record({
      actorId: session.staffId,
      action: 'case.urgency_changed',
      subject: 'case',
      subjectId: held.id,
      detail,
    });
  }
}
