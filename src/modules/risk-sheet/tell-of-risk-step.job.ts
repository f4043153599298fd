import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import { type EventName, HandlesJob, type JobHandler } from '../../platform/queue/index.js';
import { CaseWrite } from '../cases/index.js';
import { Clocks, type OwnClockData } from '../clocks/index.js';
import { Recipients, StaffNotices } from '../staff-notices/index.js';
import {
  riskStepMissed,
  riskStepMissedNotice,
  riskStepNearNotice,
  riskStepWasMissed,
  riskStepWasNear,
  tellOfRiskStep,
} from './risk-sheet.definitions.js';

type Moved = OwnClockData & Readonly<{ event: EventName }>;

/** Tells whoever works on the case, and who leads its desk now, that the next step is near or was missed. */
@Injectable()
@HandlesJob(tellOfRiskStep)
export class TellOfRiskStepJob implements JobHandler<Moved> {
  constructor(
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly recipients: Recipients,
    private readonly notices: StaffNotices,
    private readonly clock: DatabaseClock,
  ) {}

  /** Does nothing where the step was done or set anew before the job ran. */
  async handle({ caseId, clockId, event }: Moved): Promise<void> {
    const [state, happened, notice] =
      event === riskStepMissed.name
        ? (['breached', riskStepWasMissed, riskStepMissedNotice] as const)
        : (['warned', riskStepWasNear, riskStepNearNotice] as const);
    await this.write.changeByTime(caseId, async (about, change) => {
      if (about.status === 'closed' || (await this.clocks.stateOf(clockId)) !== state) return;
      change.record(happened({}), { onceFor: clockId });
      const working = await this.recipients.workingOn(about);
      const leading = await this.recipients.leadingNow(about, await this.clock.read());
      const staffIds = [...new Set([...working, ...leading])];
      await this.notices.tell([{ notice, caseId, subjectId: clockId, staffIds, about }]);
    });
  }
}
