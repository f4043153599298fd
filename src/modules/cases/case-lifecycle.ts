import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { Clocks } from '../clocks/index.js';
import { Entries } from '../entries/index.js';
import { firstAnswer, nextAnswer } from './case.clocks.js';
import { CaseReadRepository } from './case-read.repository.js';
import { CaseReactions } from './case-reaction.js';
import type { PendingChange } from './case-write.js';
import { CaseEntity } from './case.entity.js';
import { statusAfterAnswer, statusAfterReporterMessage } from './case.policy.js';
import { assigned, reopened, urgencyRaised } from './case.timeline.js';
import { ResponseTargets } from '../duty/index.js';
import type { Unanswered, Urgency } from '../vocabulary/index.js';

/** The clocks of which one is enough: the answer that ends it is an answer to whatever was written before. */
const ANSWERS = [firstAnswer, nextAnswer];

/** What an entry does to its case, inside a write (`CaseWrite`). */
@Injectable()
export class CaseLifecycle {
  constructor(
    private readonly clocks: Clocks,
    private readonly targets: ResponseTargets,
    private readonly clock: DatabaseClock,
    private readonly entries: Entries,
    private readonly reads: CaseReadRepository,
    private readonly reactions: CaseReactions,
  ) {}

  /**
   * The reporter wrote: a waiting or closed case is in progress again. What stood still goes on with what was left of it;
   * where no answer was owed, one is from now on, within the minutes of the urgency, whatever was promised for later. The case
   * stays among those whose reporter wrote until somebody who read it answers. The entry is in the chain already.
   */
  async reporterWrote(locked: CaseEntity, change: PendingChange): Promise<void> {
    await this.clocks.resume(locked.id, await this.targets.businessTime(locked));
    if (!(await this.clocks.isOpen(locked.id, ANSWERS))) {
      const now = minute(await this.clock.read());
      const times = await this.targets.from(nextAnswer, locked, now);
      await this.clocks.open(locked.id, nextAnswer, times);
    }
    await this.reactions.reporterWrote(locked);
    if (locked.status === 'closed') change.record(reopened({}));
    change.set({
      status: statusAfterReporterMessage(locked.status),
      closeReason: null,
      outcome: null,
      reporterWrote: await this.entries.lastSequence(locked.id),
      unanswered: locked.unanswered ?? 'wrote',
    });
  }

  /**
   * The reporter told of danger, which counts as having written. The case is at least this urgent from now on, never less, and
   * the answers that it owes are due no later than those of such a case that is new; what is due sooner, or late, stays.
   *
   * @param how.told - `danger`: until somebody who read it answers, the case comes first with everybody
   */
  async reporterInDanger(
    locked: CaseEntity,
    change: PendingChange,
    { atLeast, told }: { atLeast: Urgency; told: Unanswered },
  ): Promise<void> {
    const from = locked.urgency;
    const urgency = atLeast < from ? atLeast : from;
    const raised = Object.assign(new CaseEntity(), locked, { urgency });
    if (urgency !== from) {
      change.set({ urgency });
      change.record(urgencyRaised({ urgency, from }));
    }
    await this.reporterWrote(raised, change);
    if (told === 'danger') change.set({ unanswered: told });
    for (const clock of ANSWERS) {
      const due = await this.clocks.dueAt(locked.id, clock);
      const times = await this.targets.from(clock, raised, minute(new Date()));
      if (due !== null && due > times.dueAt) await this.clocks.replace(locked.id, clock, times);
    }
  }

  /**
   * The desk answered: the clocks that an answer meets are met, the case waits for its reporter, and whoever
   * answered a case of nobody's has it from now on. What the reporter wrote waits on where they had not read it.
   */
  async answered(locked: CaseEntity, change: PendingChange, staffId: string): Promise<void> {
    await this.clocks.meetByAnswer(locked.id);
    await this.reactions.answered(locked);
    change.set({ status: statusAfterAnswer(locked.status) });
    await this.dealtWith(locked, change, staffId);
    if (locked.assigneeId !== null) return;
    change.set({ assigneeId: staffId });
    change.record(assigned({ assigneeId: staffId }), { audited: false });
  }

  /** Nothing that the reporter wrote waits any more, if this person has read all of it. */
  async dealtWith(locked: CaseEntity, change: PendingChange, staffId: string): Promise<void> {
    if (locked.unanswered === null) return;
    if ((await this.reads.upTo(locked.id, staffId)) < locked.reporterWrote) return;
    await this.nothingWaits(locked, change);
  }

  /** Nothing that the reporter wrote waits any more: the case is closed. */
  async nothingWaits(locked: CaseEntity, change: PendingChange): Promise<void> {
    if (locked.unanswered === null) return;
    change.set({ unanswered: null });
    await this.reads.clear(locked.id);
  }
}
