import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { CaseChanges, CaseFacts, CaseStatus, CaseTimeline, type NoticeFacts } from '../../cases/index.js';
import { Clocks } from '../../clocks/index.js';
import { Notifications } from '../notifications.service.js';

export interface ClockStep {
  caseId: string;
  clockId: string;
  reason: 'clock_warned' | 'clock_breached';
}

/** What follows when a clock was warned of or breached. */
@Injectable()
export class TellOfClock {
  constructor(
    private readonly clocks: Clocks,
    private readonly facts: CaseFacts,
    private readonly status: CaseStatus,
    private readonly timeline: CaseTimeline,
    private readonly changes: CaseChanges,
    private readonly notifications: Notifications,
    private readonly transaction: Transaction,
  ) {}

  /** Tells this audience, unless the clock has ended meanwhile: then nobody needs to hear of it. */
  async run(step: ClockStep, audience: (found: NoticeFacts) => Promise<string[]>): Promise<void> {
    const { caseId, clockId, reason } = step;
    const [state, found] = await Promise.all([this.clocks.stateOf(clockId), this.facts.forNotice(caseId)]);
    if (!found || state === null || state === 'met' || state === 'cancelled') return;
    const staffIds = await audience(found);
    await this.transaction.run(async () => {
      // Closing the case ends its clocks: what was running a moment ago may not be any more.
      if ((await this.status.hold(caseId)).status === 'closed') return;
      await this.timeline.recordOnce(clockId, { caseId, kind: reason, actorId: null });
      await this.changes.announce(caseId, found.deskId);
      await this.notifications.tell({ caseId, staffIds, reason, subjectId: clockId });
    });
  }
}
