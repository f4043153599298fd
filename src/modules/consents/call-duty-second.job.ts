import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import { HandlesJob, type JobHandler } from '../../platform/queue/index.js';
import { CaseSummaries } from '../cases/index.js';
import { Recipients, StaffNotices } from '../staff-notices/index.js';
import { DutyDecisionRepository } from './duty-decision.repository.js';
import { callDutySecond, dutyDecidedNotice } from './duty.definitions.js';

type Decided = Readonly<{ caseId: string; decisionId: string }>;

/** Calls the second person: who leads the desk now but who decided, else everyone of it. */
@Injectable()
@HandlesJob(callDutySecond)
export class CallDutySecondJob implements JobHandler<Decided> {
  constructor(
    private readonly summaries: CaseSummaries,
    private readonly decisions: DutyDecisionRepository,
    private readonly recipients: Recipients,
    private readonly notices: StaffNotices,
    private readonly clock: DatabaseClock,
  ) {}

  async handle({ caseId, decisionId }: Decided): Promise<void> {
    const [about, row] = await Promise.all([this.summaries.find(caseId), this.decisions.find(decisionId)]);
    if (!about || row?.state !== 'decided') return;
    const others = (ids: readonly string[]): string[] => ids.filter((id) => id !== row.decidedBy);
    const leading = others(await this.recipients.leadingNow(about, await this.clock.read()));
    const staffIds = leading.length > 0 ? leading : others(await this.recipients.everyone(about));
    await this.notices.tell([{ notice: dutyDecidedNotice, caseId, subjectId: decisionId, staffIds, about }]);
  }
}
