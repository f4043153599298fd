import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { type EventName, HandlesJob, type JobHandler } from '../../../platform/queue/index.js';
import { CaseChanges, CaseSummaries, CaseTimeline } from '../../cases/index.js';
import { clockBreached, Clocks } from '../../clocks/index.js';
import { clockBreachedOn, clockWarnedOf } from '../notice.timeline.js';
import { clockBreachedNotice, clockWarnedNotice } from '../notices.js';
import { notifyOfClock } from '../staff-notices.jobs.js';
import { StaffNotices } from '../staff-notices.service.js';

type ClockMoved = Readonly<{ caseId: string; clockId: string; event: EventName }>;

/** What follows when a clock was warned of or breached. */
@Injectable()
@HandlesJob(notifyOfClock)
export class ClockNoticeJob implements JobHandler<ClockMoved> {
  constructor(
    private readonly clocks: Clocks,
    private readonly cases: CaseSummaries,
    private readonly timeline: CaseTimeline,
    private readonly changes: CaseChanges,
    private readonly notices: StaffNotices,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Tells whoever works on the case and the coordinators of its desk, unless the clock has moved on or the case is closed by
   * now. It locks the case meanwhile: a close in between would find the timeline already cut down to days, and this add a minute.
   */
  async handle({ caseId, clockId, event }: ClockMoved): Promise<void> {
    const [state, happened, notice] =
      event === clockBreached.name
        ? (['breached', clockBreachedOn, clockBreachedNotice] as const)
        : (['warned', clockWarnedOf, clockWarnedNotice] as const);
    await this.transaction.run(async () => {
      const about = await this.cases.lock(caseId);
      if (!about || about.status === 'closed') return;
      const clock = await this.clocks.find(clockId);
      if (clock?.state !== state) return;
      const entry = { caseId, actorId: null, onceFor: clockId };
      await this.timeline.record(entry, happened({ clock: clock.kind }));
      await this.changes.announce(caseId, about.deskId);
      await this.notices.notify(notice, { caseId, subjectId: clockId }, about);
    });
  }
}
