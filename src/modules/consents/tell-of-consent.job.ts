import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import { type EventName, HandlesJob, type JobHandler } from '../../platform/queue/index.js';
import { CaseSummaries } from '../cases/index.js';
import { Recipients, StaffNotices } from '../staff-notices/index.js';
import {
  consentAnsweredNotice,
  consentTakenBack,
  consentTakenBackNotice,
  tellOfConsent,
} from './consent.definitions.js';
import { ConsentRepository } from './consent.repository.js';
import { whoAsked } from './who-asked.js';

type Told = Readonly<{ event: EventName; caseId: string; consentId: string; entryId: string }>;

/** Tells who asked what the reporter said; of what is taken back, who leads the desk now as well. */
@Injectable()
@HandlesJob(tellOfConsent)
export class TellOfConsentJob implements JobHandler<Told> {
  constructor(
    private readonly summaries: CaseSummaries,
    private readonly consents: ConsentRepository,
    private readonly recipients: Recipients,
    private readonly notices: StaffNotices,
    private readonly clock: DatabaseClock,
  ) {}

  async handle({ event, caseId, consentId, entryId }: Told): Promise<void> {
    const [about, row] = await Promise.all([this.summaries.find(caseId), this.consents.find(consentId)]);
    if (!about || !row) return;
    const isTakenBack = event === consentTakenBack.name;
    const notice = isTakenBack ? consentTakenBackNotice : consentAnsweredNotice;
    const asked = await whoAsked(this.recipients, row, about);
    const leading = isTakenBack ? await this.recipients.leadingNow(about, await this.clock.read()) : [];
    const staffIds = [...new Set([...asked, ...leading])];
    // Each answer is told of: somebody may change their mind and change it again.
    await this.notices.tell([{ notice, caseId, subjectId: entryId, staffIds, about }]);
  }
}
