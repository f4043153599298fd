import { Injectable } from '@nestjs/common';
import { parseReceiptCode } from '../../platform/crypto/index.js';
import { Audit } from '../audit/index.js';
import { CaseAccess, CaseSummaries, ExclusionTags } from '../cases/index.js';
import { Desks } from '../desks/index.js';
import { Receipts } from '../receipts/index.js';
import type { StaffSession } from '../staff/index.js';
import type { FoundIntakeDto } from './intake.dto.js';
import { callerKnown } from './intake.definitions.js';
import { IntakeError } from './intake.errors.js';

/** Finds the case of a person who was here before, and reads out their code. */
@Injectable()
export class KnownCallers {
  constructor(
    private readonly receipts: Receipts,
    private readonly access: CaseAccess,
    private readonly summaries: CaseSummaries,
    private readonly excluded: ExclusionTags,
    private readonly desks: Desks,
    private readonly audit: Audit,
  ) {}

  /**
   * A case of another desk is told by the name of that desk alone. One that is kept from the caller, or that nobody has decided
   * about yet, answers as a code that does not exist, and so do exclusions: the code may be read out by whom they name.
   *
   * @throws INTAKE_CODE_MISTYPED, INTAKE_CODE_UNKNOWN, BUSY, ENTRIES_TAMPERED
   */
  async find(session: StaffSession, typed: string, client: string): Promise<FoundIntakeDto> {
    const parsed = parseReceiptCode(typed);
    if (!parsed.ok) throw new IntakeError('INTAKE_CODE_MISTYPED');
    const found = await this.receipts.find(parsed.digits, client);
    const summary = found && (await this.summaries.find(found.receipt.caseId));
    if (!found || !summary || this.excluded.has(summary.excluded, session))
      throw new IntakeError('INTAKE_CODE_UNKNOWN');
    const { caseId } = found.receipt;
    const opens = (await this.access.find(session, caseId)) !== null;
    if (!opens && (summary.exclusion === 'undecided' || session.keys.desks.has(summary.deskId)))
      throw new IntakeError('INTAKE_CODE_UNKNOWN');
    await this.audit.record({
      actorId: session.staffId,
      action: callerKnown.name,
      subject: 'case',
      subjectId: caseId,
    });
    const desk = await this.desks.name(summary.deskId);
    return opens ? { caseId, reference: summary.reference, desk } : { caseId: null, reference: null, desk };
  }
}
