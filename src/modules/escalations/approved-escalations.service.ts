import { Injectable } from '@nestjs/common';
import { CaseAccess, type CaseEntity } from '../cases/index.js';
import { Entries, Tampering } from '../entries/index.js';
import type { StaffSession } from '../staff/index.js';
import type { EscalationPaper } from '../vocabulary/index.js';
import { approvalIn, packageIn, type SignedPackage } from './escalation-record.js';
import { EscalationError } from './escalation.definitions.js';
import { EscalationRepository, type EscalationRow } from './escalation.repository.js';
import type { EscalationPlace } from './escalations.service.js';
import { papersOf } from './papers.js';
import { Recipients, type Reached } from './recipients.js';

/** What was approved of a package, as its case shows it, signed. */
export interface ApprovedEscalation {
  case: CaseEntity;
  row: EscalationRow;
  package: SignedPackage;
  /** Who approved it, and when, to the minute. */
  approval: { by: string; at: Date };
  /** Null where it left, and the directory no longer has the recipient. */
  reached: Reached | null;
}

/** What was approved of the packages of a case, for those who make something of it. */
@Injectable()
export class ApprovedEscalations {
  constructor(
    private readonly access: CaseAccess,
    private readonly entries: Entries,
    private readonly rows: EscalationRepository,
    private readonly recipients: Recipients,
    private readonly tampering: Tampering,
  ) {}

  /**
   * The package, where a second person approved exactly these bytes, and they left or may still leave.
   *
   * @throws CASE_NOT_FOUND, ESCALATION_NOT_FOUND, ENTRIES_TAMPERED
   * @throws ESCALATION_NOT_APPROVED
   * @throws ESCALATION_NOT_NOW where no such paper is made of it as it stands
   * @throws ESCALATION_RECIPIENT_UNKNOWN, ESCALATION_RECIPIENT_CHANGED, ESCALATION_NOT_COVERED where it has not left, and may not
   */
  async require(
    session: StaffSession,
    { caseId, id }: EscalationPlace,
    paper: EscalationPaper,
  ): Promise<ApprovedEscalation> {
    const { case: found, open } = await this.access.require(session, caseId);
    const row = await this.rows.find(found.id, id);
    if (!row) throw new EscalationError('ESCALATION_NOT_FOUND');
    const entries = await this.entries.read(open);
    return this.tampering.watch(found.id, async () => {
      const written = packageIn(entries, row);
      const approval = approvalIn(entries, row);
      if (!approval) throw new EscalationError('ESCALATION_NOT_APPROVED');
      const reached = await this.recipients.find(row.recipientId, row.channelKey);
      if (!papersOf({ row, reached, approvedBy: approval.by }).includes(paper))
        throw new EscalationError('ESCALATION_NOT_NOW');
      if (row.state === 'approved') await this.recipients.requireMayLeave(row, written);
      const { by, at } = approval;
      return { case: found, row, package: written, approval: { by, at }, reached };
    });
  }
}
