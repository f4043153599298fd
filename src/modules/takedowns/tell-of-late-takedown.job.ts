import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { HandlesJob, type JobHandler } from '../../platform/queue/index.js';
import { CaseWrite } from '../cases/index.js';
import { Clocks, type OwnClockData } from '../clocks/index.js';
import { StaffNotices } from '../staff-notices/index.js';
import {
  TAKEDOWN_CLOCK_KINDS,
  takedownLateNotice,
  takedownsLate,
  tellOfLateTakedown,
} from './takedown.definitions.js';
import { afterLate, dutyOf } from './takedown.policy.js';
import { TakedownRepository } from './takedown.repository.js';

/** Gives a location up as expired when the time for removing it has passed, and tells who works on the case and who leads its desk. */
@Injectable()
@HandlesJob(tellOfLateTakedown)
export class TellOfLateTakedownJob implements JobHandler<OwnClockData> {
  constructor(
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly takedowns: TakedownRepository,
    private readonly notices: StaffNotices,
    private readonly clock: DatabaseClock,
  ) {}

  /** Does nothing where the location was removed, or another notice was sent, before the job ran. */
  async handle({ caseId, clockId, subjectId }: OwnClockData): Promise<void> {
    await this.write.changeByTime(caseId, async (locked, change) => {
      const late = await this.clocks.find(clockId);
      const kind = TAKEDOWN_CLOCK_KINDS.find(({ name }) => name === late?.kind);
      const row = await this.takedowns.find(caseId, subjectId);
      if (locked.status === 'closed' || !kind || !row || late?.state !== 'breached') return;
      const state = afterLate(row.state, dutyOf(kind.name));
      if (state !== row.state)
        await this.takedowns.save({ ...row, state, changedAt: minute(await this.clock.read()) });
      const dueAt = await this.clocks.dueAt(caseId, kind, subjectId);
      change.record(takedownsLate({ clock: kind.name }), { onceFor: `${kind.name} ${dueAt?.getTime()}` });
      await this.notices.notify(takedownLateNotice, { caseId, subjectId: clockId }, locked);
    });
  }
}
