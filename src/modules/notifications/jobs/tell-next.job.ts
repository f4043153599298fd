import { Injectable } from '@nestjs/common';
import { minute, Transaction } from '../../../platform/database/index.js';
import { HandlesJob, type JobHandler } from '../../../platform/queue/index.js';
import { CaseChanges, CaseSummaries, CaseTimeline, opening, type CaseSummary } from '../../cases/index.js';
import { Clocks, fixedTimes } from '../../clocks/index.js';
import { Duty } from '../../duty/index.js';
import { tellNext } from '../notification.jobs.js';
import { notOpened } from '../notice.timeline.js';
import { NotificationRepository } from '../notification.repository.js';
import { Notifications } from '../notifications.service.js';
import { CALLS, OnDuty } from '../on-duty.js';

type Unopened = Readonly<{ caseId: string; clockId: string }>;

/**
 * Tells the next on duty of a case that nobody opened in time, and starts the clock for the next of them. May run twice: the
 * first run puts another clock in the place of this one.
 */
@Injectable()
@HandlesJob(tellNext)
export class TellNextJob implements JobHandler<Unopened> {
  constructor(
    private readonly facts: CaseSummaries,
    private readonly clocks: Clocks,
    private readonly duty: Duty,
    private readonly onDuty: OnDuty,
    private readonly told: NotificationRepository,
    private readonly notifications: Notifications,
    private readonly timeline: CaseTimeline,
    private readonly changes: CaseChanges,
    private readonly transaction: Transaction,
  ) {}

  async handle(clock: Unopened): Promise<void> {
    await this.transaction.run(async () => {
      const found = await this.facts.lock(clock.caseId);
      if (!found || found.status === 'closed') return;
      if ((await this.clocks.stateOf(clock.clockId)) !== 'breached') return;
      await this.pass(clock, found, new Date());
    });
  }

  private async pass(clock: Unopened, found: CaseSummary, now: Date): Promise<void> {
    const { caseId, clockId } = clock;
    const next = await this.onDuty.next(found, await this.told.toldOf(caseId, CALLS), now);
    const { staffIds } = next;
    if (staffIds.length > 0) {
      await this.timeline.record({ caseId, actorId: null, onceFor: clockId }, notOpened({}));
      await this.changes.announce(caseId, found.deskId);
      await this.notifications.tell({ caseId, staffIds, reason: 'case_unopened', subjectId: clockId });
    }
    if (!next.last) {
      const times = await this.duty.openingTimes(opening, found.deskId, found.urgency, minute(now));
      await this.clocks.follow(clockId, times);
    } else if (next.later) {
      await this.clocks.follow(clockId, fixedTimes(opening, now, next.later));
    }
  }
}
