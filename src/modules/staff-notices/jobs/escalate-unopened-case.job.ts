import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute, Transaction } from '../../../platform/database/index.js';
import { HandlesJob, type JobHandler } from '../../../platform/queue/index.js';
import { CaseChanges, CaseSummaries, opening, type CaseSummary } from '../../cases/index.js';
import { Clocks, fixedTimes } from '../../clocks/index.js';
import { Duty } from '../../duty/index.js';
import { NoticeRepository } from '../notice.repository.js';
import { notOpened } from '../notice.timeline.js';
import { CALLS, caseUnopened } from '../notices.js';
import { Recipients } from '../recipients.js';
import { escalateUnopenedCase } from '../staff-notices.jobs.js';
import { Notices } from '../staff-notices.service.js';
import { CaseTimeline } from '../../timeline/index.js';

type Unopened = Readonly<{ caseId: string; clockId: string }>;

/**
 * Tells the next on duty of a case that nobody opened in time, and starts the clock for the next of them. May run twice: the
 * first run puts another clock in the place of this one.
 */
@Injectable()
@HandlesJob(escalateUnopenedCase)
export class EscalateUnopenedCaseJob implements JobHandler<Unopened> {
  constructor(
    private readonly cases: CaseSummaries,
    private readonly clocks: Clocks,
    private readonly duty: Duty,
    private readonly recipients: Recipients,
    private readonly told: NoticeRepository,
    private readonly notices: Notices,
    private readonly timeline: CaseTimeline,
    private readonly changes: CaseChanges,
    private readonly transaction: Transaction,
    private readonly clock: DatabaseClock,
  ) {}

  async handle(clock: Unopened): Promise<void> {
    await this.transaction.run(async () => {
      const found = await this.cases.lock(clock.caseId);
      if (!found || found.status === 'closed') return;
      if ((await this.clocks.stateOf(clock.clockId)) !== 'breached') return;
      await this.escalate(clock, found, await this.clock.read());
    });
  }

  private async escalate(clock: Unopened, found: CaseSummary, now: Date): Promise<void> {
    const { caseId, clockId } = clock;
    const reasons = CALLS.map(({ name }) => name);
    const next = await this.recipients.next(found, await this.told.toldOf(caseId, reasons), now);
    const { staffIds } = next;
    if (staffIds.length > 0) {
      await this.timeline.record({ caseId, actorId: null, onceFor: clockId }, notOpened({}));
      await this.changes.announce(caseId, found.deskId);
      await this.notices.tell([{ notice: caseUnopened, caseId, staffIds, subjectId: clockId }]);
    }
    if (!next.last) {
      const times = await this.duty.openingTimes(opening, found.deskId, found.urgency, minute(now));
      await this.clocks.follow(clockId, times);
    } else if (next.later) {
      await this.clocks.follow(clockId, fixedTimes(opening, now, next.later));
    }
  }
}
