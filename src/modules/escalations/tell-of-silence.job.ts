import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { HandlesJob, type JobHandler } from '../../platform/queue/index.js';
import { CaseWrite } from '../cases/index.js';
import { Clocks, type OwnClockData } from '../clocks/index.js';
import { StaffNotices } from '../staff-notices/index.js';
import { escalationMoved, escalationSilentNotice, tellOfSilence } from './escalation.definitions.js';
import { after } from './escalation.policy.js';
import { EscalationRepository } from './escalation.repository.js';

/** Says of a package that no answer came in time, and tells who works on the case and who leads its desk. */
@Injectable()
@HandlesJob(tellOfSilence)
export class TellOfSilenceJob implements JobHandler<OwnClockData> {
  constructor(
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly rows: EscalationRepository,
    private readonly notices: StaffNotices,
    private readonly clock: DatabaseClock,
  ) {}

  /** Does nothing where something was heard, or the case closed, before the job ran. */
  async handle({ caseId, clockId, subjectId }: OwnClockData): Promise<void> {
    await this.write.changeByTime(caseId, async (locked, change) => {
      const row = await this.rows.find(caseId, subjectId);
      const state = row?.state === 'sent' ? after(row.state, 'stay_silent') : null;
      if (locked.status === 'closed' || !row || !state) return;
      if ((await this.clocks.stateOf(clockId)) !== 'breached') return;
      await this.rows.update({ ...row, state, changedAt: minute(await this.clock.read()) });
      change.record(escalationMoved({ recipient: row.recipientId, state }), { onceFor: clockId });
      await this.notices.notify(escalationSilentNotice, { caseId, subjectId }, locked);
    });
  }
}
