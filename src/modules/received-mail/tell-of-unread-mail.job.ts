import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../../platform/queue/index.js';
import { CaseWrite } from '../cases/index.js';
import { Clocks, type OwnClockData } from '../clocks/index.js';
import { StaffNotices } from '../staff-notices/index.js';
import { mailUnreadNotice, tellOfUnreadMail } from './received-mail.definitions.js';

/** Tells who works on a case and who leads its desk that a mail lies unread. */
@Injectable()
@HandlesJob(tellOfUnreadMail)
export class TellOfUnreadMailJob implements JobHandler<OwnClockData> {
  constructor(
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly notices: StaffNotices,
  ) {}

  /** Does nothing where somebody read it before the job ran. */
  async handle({ caseId, clockId, subjectId }: OwnClockData): Promise<void> {
    await this.write.changeByTime(caseId, async (locked) => {
      if (locked.status === 'closed' || (await this.clocks.stateOf(clockId)) !== 'breached') return;
      await this.notices.notify(mailUnreadNotice, { caseId, subjectId }, locked);
    });
  }
}
