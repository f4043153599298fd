import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../../platform/queue/index.js';
import { CaseWrite } from '../cases/index.js';
import { Clocks, type OwnClockData } from '../clocks/index.js';
import { Recipients, StaffNotices } from '../staff-notices/index.js';
import { consentClock, consentExpired, consentExpiredNotice, endConsent } from './consent.definitions.js';
import { ConsentRepository } from './consent.repository.js';
import { whoAsked } from './who-asked.js';

/** Notes that a question, or a consent, has run out, and tells who asked. */
@Injectable()
@HandlesJob(endConsent)
export class EndConsentJob implements JobHandler<OwnClockData> {
  constructor(
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly consents: ConsentRepository,
    private readonly recipients: Recipients,
    private readonly notices: StaffNotices,
  ) {}

  /** Does nothing where it was answered, withdrawn or asked anew, or the case closed, before the job ran. */
  async handle({ caseId, clockId, subjectId }: OwnClockData): Promise<void> {
    await this.write.changeByTime(caseId, async (about, change) => {
      if (about.status === 'closed' || (await this.clocks.stateOf(clockId)) !== 'breached') return;
      const row = await this.consents.find(subjectId);
      if (!row || !(await this.consents.end(row.id, 'expired'))) return;
      await this.clocks.meet(about.id, consentClock, row.id);
      change.record(consentExpired({ recipient: row.recipientId, purpose: row.purpose }), {
        onceFor: clockId,
      });
      const staffIds = await whoAsked(this.recipients, row, about);
      await this.notices.tell([
        { notice: consentExpiredNotice, caseId, subjectId: clockId, staffIds, about },
      ]);
    });
  }
}
