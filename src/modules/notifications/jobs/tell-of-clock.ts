import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { CaseChanges, CaseSummaries, CaseTimeline } from '../../cases/index.js';
import { Clocks } from '../../clocks/index.js';
import { Audience } from '../audience.js';
import { clockBreachedOn, clockWarnedOf } from '../notice.timeline.js';
import { isStillSo } from '../still-so.js';
import { Telling } from '../telling.js';

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
    private readonly facts: CaseSummaries,
    private readonly audience: Audience,
    private readonly timeline: CaseTimeline,
    private readonly changes: CaseChanges,
    private readonly telling: Telling,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Tells whoever works on the case and the coordinators of its desk, unless the clock has moved on or the case is closed by
   * now. It holds the case meanwhile: a close in between would find the timeline already cut down to days, and this add a minute.
   */
  async run({ caseId, clockId, reason }: ClockStep): Promise<void> {
    await this.transaction.run(async () => {
      const found = await this.facts.lock(caseId);
      if (!found || found.status === 'closed') return;
      const clock = await this.clocks.find(clockId);
      if (!clock || !isStillSo(reason, clock.state)) return;
      const staffIds = await this.audience.workingOnOrLeading(found);
      const detail = { clock: clock.kind };
      const event = reason === 'clock_warned' ? clockWarnedOf(detail) : clockBreachedOn(detail);
      await this.timeline.record({ caseId, actorId: null, onceFor: clockId }, event);
      await this.changes.announce(caseId, found.deskId);
      await this.telling.run({ caseId, staffIds, reason, subjectId: clockId }, found);
    });
  }
}
