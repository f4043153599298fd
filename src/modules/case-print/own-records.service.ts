import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { DatabaseClock } from '../../platform/database/index.js';
import { PdfMaker } from '../../platform/pdf/index.js';
import { ReporterAppointments } from '../appointments/index.js';
import { CaseError, CaseSummaries } from '../cases/index.js';
import { ReporterConsents } from '../consents/index.js';
import { Entries } from '../entries/index.js';
import { ReporterEscalations } from '../escalations/index.js';
import { openCaseOf, type ThreadHolder } from '../receipts/index.js';
import { ReporterReferrals } from '../referrals/index.js';
import { CurrentSite } from '../site-settings/index.js';
import { ReporterLinks } from '../takedowns/index.js';
import { ownRecord, type OwnRecord } from './own-record.js';
import { reporterDocument } from './reporter-document.js';

/** A case as its reporter may have it, in a language of theirs. It is made when it is asked for and kept nowhere. */
@Injectable()
export class OwnRecords {
  constructor(
    private readonly cases: CaseSummaries,
    private readonly entries: Entries,
    private readonly consents: ReporterConsents,
    private readonly escalations: ReporterEscalations,
    private readonly links: ReporterLinks,
    private readonly referrals: ReporterReferrals,
    private readonly appointments: ReporterAppointments,
    private readonly site: CurrentSite,
    private readonly maker: PdfMaker,
    private readonly config: Config,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * @param language - BCP 47; one that the site does not have stands for its first
   * @throws CASE_NOT_FOUND when the case is gone, ENTRIES_TAMPERED
   */
  async of(holder: ThreadHolder, language: string): Promise<OwnRecord> {
    const found = await this.cases.find(holder.caseId);
    if (!found) throw new CaseError('CASE_NOT_FOUND');
    const site = this.site.get();
    const words = site.translator(language);
    const helpdesk = site.nameIn(words.language);
    const parts = {
      reference: found.reference,
      closed: found.status === 'closed',
      entries: await this.entries.read(openCaseOf(holder)),
      consents: await this.consents.list(holder),
      duties: await this.consents.duties(holder),
      passed: await this.escalations.forReporter(holder, words.language),
      links: await this.links.forReporter(holder),
      referrals: await this.referrals.list(holder),
      appointments: await this.appointments.list(holder),
    };
    const within = words.span(Math.max(...this.config.firstAnswerMinutes));
    const args = { name: helpdesk, minutes: this.config.draftMinutes, within };
    return ownRecord(parts, words, { helpdesk, now: this.clock.now(), args });
  }

  /** For a program: docs/api/own-record.md. UTF-8. */
  json(record: OwnRecord): Uint8Array {
    return Buffer.from(`${JSON.stringify(record, null, 2)}\n`);
  }

  /**
   * For people.
   *
   * @param by - who asks: people from outside have one place among those who wait, so that packages for the police go out all the same
   * @throws PRINT_UNAVAILABLE, PRINT_BUSY, PRINT_FAILED
   */
  pdf(record: OwnRecord, by: 'reporter' | 'staff'): Promise<Uint8Array> {
    const document = reporterDocument(record, this.site.get().translator(record.language));
    return by === 'reporter' ? this.maker.make(document, 1) : this.maker.make(document);
  }
}
