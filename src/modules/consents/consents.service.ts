import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import type { ConsentPurpose } from '../vocabulary/index.js';
import { standingOf, type Standing } from './consent.policy.js';
import { ConsentRepository } from './consent.repository.js';
import { DutyDecisionRepository } from './duty-decision.repository.js';
import { legalDutyOf } from './legal-duties.data.js';
import { dutyCovers } from './legal-duty.policy.js';

/** What reporters allow, for whoever is about to send something. It asks for no key of the case. */
@Injectable()
export class Consents {
  constructor(
    private readonly consents: ConsentRepository,
    private readonly duties: DutyDecisionRepository,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * How the newest question to the reporter of this case about this recipient and purpose stands now; `none`: there is none, or
   * the desk withdrew it.
   *
   * @param recipientId - the id of a record of the directory
   */
  async standing(caseId: string, recipientId: string, purpose: ConsentPurpose): Promise<Standing> {
    const [rows, now] = await Promise.all([this.consents.newestOf(caseId), this.clock.read()]);
    const row = rows.find((one) => one.recipientId === recipientId && one.purpose === purpose);
    return standingOf(row ?? null, now);
  }

  /**
   * Whether something of the case may leave for this recipient now: the reporter allows it, or a duty decided about it holds. A
   * duty is one to report, and covers no other purpose.
   *
   * @param purpose - left out: for any purpose
   */
  async covers(caseId: string, recipientId: string, purpose?: ConsentPurpose): Promise<boolean> {
    const [rows, duties, now] = await Promise.all([
      this.consents.newestOf(caseId),
      this.duties.listFor(caseId),
      this.clock.read(),
    ]);
    const byDuty = duties.some((one) => {
      const duty = legalDutyOf(one.dutyId);
      return one.recipientId === recipientId && duty !== undefined && dutyCovers(duty, one, now);
    });
    if (byDuty && (purpose === undefined || purpose === 'report')) return true;
    return rows.some(
      (one) =>
        one.recipientId === recipientId &&
        (purpose === undefined || one.purpose === purpose) &&
        standingOf(one, now) === 'given',
    );
  }
}
