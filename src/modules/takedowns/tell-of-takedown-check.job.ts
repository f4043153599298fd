import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { HandlesJob, type JobHandler } from '../../platform/queue/index.js';
import { CaseWrite } from '../cases/index.js';
import { Clocks, type OwnClockData } from '../clocks/index.js';
import { StaffNotices } from '../staff-notices/index.js';
import {
  TAKEDOWN_CHECK_KINDS,
  takedownCheckNotice,
  takedownChecksDue,
  tellOfTakedownCheck,
} from './takedown.definitions.js';
import { afterCheck } from './takedown.policy.js';
import { TakedownRepository } from './takedown.repository.js';

/** Tells whoever works on the case that somebody has to ask again, and gives up a notice that nobody answered. */
@Injectable()
@HandlesJob(tellOfTakedownCheck)
export class TellOfTakedownCheckJob implements JobHandler<OwnClockData> {
  constructor(
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly takedowns: TakedownRepository,
    private readonly notices: StaffNotices,
    private readonly clock: DatabaseClock,
  ) {}

  /** Does nothing where the location came to another state, or was looked at, before the job ran. */
  async handle({ caseId, clockId, subjectId }: OwnClockData): Promise<void> {
    await this.write.changeByTime(caseId, async (locked, change) => {
      const due = await this.clocks.find(clockId);
      const kind = TAKEDOWN_CHECK_KINDS.find(({ name }) => name === due?.kind);
      const row = await this.takedowns.find(caseId, subjectId);
      if (locked.status === 'closed' || !kind || !row || due?.state !== 'breached') return;
      const dueAt = await this.clocks.dueAt(caseId, kind, subjectId);
      const state = afterCheck(row.state, kind.name);
      if (state !== row.state) {
        await this.takedowns.save({ ...row, state, changedAt: minute(await this.clock.read()) });
        await this.clocks.meet(caseId, kind, subjectId);
      }
      change.record(takedownChecksDue({ clock: kind.name }), {
        onceFor: `${kind.name} ${dueAt?.getTime()}`,
      });
      await this.notices.notify(takedownCheckNotice, { caseId, subjectId: clockId }, locked);
    });
  }
}
