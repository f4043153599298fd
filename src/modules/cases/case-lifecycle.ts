import { Injectable } from '@nestjs/common';
import { minute } from '../../platform/database/index.js';
import { Clocks, type ClockKind } from '../clocks/index.js';
import { AnswerTimes } from './answer-times.js';
import { CaseChanges } from './case-changes.js';
import { CaseTimeline } from './case-timeline.js';
import type { CaseEntity } from './case.entity.js';
import { CaseError } from './case.errors.js';
import { statusAfterAnswer, statusAfterReporterMessage } from './case.policy.js';
import { CaseRepository } from './case.repository.js';
import { TimestampRedaction } from './timestamp-redaction.js';

/** The clocks of which one is enough: the answer that ends it is an answer to whatever was written before. */
const ANSWERS = ['first_answer', 'next_answer'] as const satisfies readonly ClockKind[];

/**
 * What an entry does to its case. Inside one transaction: `hold` first, then the entry, then the method that fits it. Holding
 * the case before its chain is the order of every writer, so that no two wait for each other.
 */
@Injectable()
export class CaseLifecycle {
  constructor(
    private readonly cases: CaseRepository,
    private readonly clocks: Clocks,
    private readonly redaction: TimestampRedaction,
    private readonly timeline: CaseTimeline,
    private readonly changes: CaseChanges,
    private readonly times: AnswerTimes,
  ) {}

  /** Holds the case against other writers until the transaction ends. Throws CASE_NOT_FOUND. */
  async hold(caseId: string): Promise<CaseEntity> {
    const held = await this.cases.lock(caseId);
    if (!held) throw new CaseError('CASE_NOT_FOUND');
    return held;
  }

  /**
   * The reporter wrote: a waiting or closed case is in progress again. What stood still goes on with what was left of it;
   * where no answer was owed, one is from now on, within the minutes of the urgency, whatever was promised for later.
   */
  async reopenOnMessage(held: CaseEntity): Promise<void> {
    const now = minute(new Date());
    const deadline = await this.clocks.resume(held.id, await this.times.passing(held));
    const nextDeadlineAt = (await this.clocks.isOpen(held.id, ANSWERS))
      ? deadline
      : await this.clocks.open(held.id, 'next_answer', await this.times.from(held, now));
    const status = statusAfterReporterMessage(held.status);
    await this.cases.update(held.id, { status, closeReason: null, nextDeadlineAt, updatedAt: now });
    await this.timeline.record({ caseId: held.id, kind: 'message_received', actorId: null });
    if (held.status === 'closed')
      await this.timeline.record({ caseId: held.id, kind: 'reopened', actorId: null });
    await this.changes.announce(held.id, held.deskId);
  }

  /**
   * The desk answered: open clocks are met, promised or not, the case waits for its reporter, and whoever answered a case of nobody's has it
   * from now on. Throws CASE_CLOSED.
   */
  async answered(held: CaseEntity, staffId: string): Promise<void> {
    const status = statusAfterAnswer(held.status);
    const nextDeadlineAt = await this.clocks.meet(held.id);
    const assigneeId = held.assigneeId ?? staffId;
    await this.cases.update(held.id, { status, assigneeId, nextDeadlineAt, updatedAt: minute(new Date()) });
    await this.timeline.record({ caseId: held.id, kind: 'message_sent', actorId: staffId });
    if (held.assigneeId === null) {
      await this.timeline.record({
        caseId: held.id,
        kind: 'assigned',
        actorId: staffId,
        detail: { assigneeId },
      });
    }
    await this.changes.announce(held.id, held.deskId);
  }

  /** An internal note was added: the case stays as it is. */
  async noted(held: CaseEntity, staffId: string): Promise<void> {
    await this.cases.update(held.id, { updatedAt: minute(new Date()) });
    await this.timeline.record({ caseId: held.id, kind: 'note_added', actorId: staffId });
    if (held.status === 'closed') await this.redaction.truncateToDays(held.id);
    await this.changes.announce(held.id, held.deskId);
  }
}
