import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import { dayText } from '../../platform/text/index.js';
import type { ConsentPurpose } from '../vocabulary/index.js';
import { standingOf, type Standing } from './consent.policy.js';
import { ConsentRepository, type Consent } from './consent.repository.js';
import { DutyDecisionRepository } from './duty-decision.repository.js';
import { legalDutyOf } from './legal-duties.data.js';
import { dutyCovers, isWithheld } from './legal-duty.policy.js';

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
    return standingOf(...(await this.newest(caseId, recipientId, purpose)));
  }

  /**
   * The id of the consent that the reporter of this case gave for this recipient and purpose, and that holds now; null: none does.
   *
   * @param recipientId - the id of a record of the directory
   */
  async givenId(caseId: string, recipientId: string, purpose: ConsentPurpose): Promise<string | null> {
    const [row, now] = await this.newest(caseId, recipientId, purpose);
    return standingOf(row, now) === 'given' ? (row?.id ?? null) : null;
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

  /**
   * The recipients of whom the reporter of this case is not to be told now, because a lawful reason puts it off, each with the day
   * (UTC, `2026-12-03`) from which on nothing is said of what leaves for them. Who is allowed by the reporter is none of them.
   */
  async withheld(caseId: string): Promise<ReadonlyMap<string, string>> {
    const [rows, duties, now] = await Promise.all([
      this.consents.newestOf(caseId),
      this.duties.listFor(caseId),
      this.clock.read(),
    ]);
    const allowed = new Set(
      rows.filter((row) => standingOf(row, now) === 'given').map(({ recipientId }) => recipientId),
    );
    const found = new Map<string, string>();
    for (const { recipientId, decidedAt, ...one } of duties)
      if (isWithheld(one, dayText(now)) && !allowed.has(recipientId) && !found.has(recipientId))
        found.set(recipientId, dayText(decidedAt));
    return found;
  }

  private async newest(
    caseId: string,
    recipientId: string,
    purpose: ConsentPurpose,
  ): Promise<[row: Consent | null, now: Date]> {
    const [rows, now] = await Promise.all([this.consents.newestOf(caseId), this.clock.read()]);
    const row = rows.find((one) => one.recipientId === recipientId && one.purpose === purpose);
    return [row ?? null, now];
  }
}
