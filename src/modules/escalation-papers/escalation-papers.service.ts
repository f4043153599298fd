import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import { PdfMaker } from '../../platform/pdf/index.js';
import { dayText } from '../../platform/text/index.js';
import { CaseWrite } from '../cases/index.js';
import { ApprovedEscalations, type EscalationPlace } from '../escalations/index.js';
import { CurrentSite } from '../site-settings/index.js';
import type { StaffSession } from '../staff/index.js';
import { approvedSheet } from './approved-sheet.js';
import { escalationPrinted, printEscalation } from './escalation-papers.definitions.js';

/** A file as it is handed to the browser. */
export interface Paper {
  name: string;
  bytes: Uint8Array;
}

/** What was approved, on paper: told in the timeline and in the audit log before it is handed out, and kept nowhere. */
@Injectable()
export class EscalationPapers {
  constructor(
    private readonly approved: ApprovedEscalations,
    private readonly write: CaseWrite,
    private readonly site: CurrentSite,
    private readonly maker: PdfMaker,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * A PDF of exactly what was approved, to be sent as a letter, copied into a form or read out.
   *
   * @throws CASE_NOT_FOUND, ESCALATION_NOT_FOUND, ESCALATION_NOT_APPROVED, ESCALATION_NOT_NOW, ESCALATION_RECIPIENT_UNKNOWN,
   *   ESCALATION_RECIPIENT_CHANGED, ESCALATION_NOT_COVERED, ENTRIES_TAMPERED, PRINT_UNAVAILABLE, PRINT_BUSY, PRINT_FAILED
   */
  async sheet(session: StaffSession, place: EscalationPlace): Promise<Paper> {
    const { case: found, row, package: written } = await this.approved.require(session, place, 'sheet');
    const { reference } = found;
    const bytes = await this.maker.make(
      approvedSheet({
        from: this.site.get().nameIn('en'),
        reference,
        on: dayText(this.clock.now()),
        text: written.text,
        digest: Buffer.from(row.digest).toString('hex'),
      }),
    );
    await this.write.change(session, found.id, printEscalation.name, (_, change) =>
      change.record(escalationPrinted({ recipient: row.recipientId, paper: 'sheet' })),
    );
    return { name: `${reference}-${row.recipientId}.pdf`, bytes };
  }
}
