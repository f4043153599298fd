import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import { PdfMaker } from '../../platform/pdf/index.js';
import { dayText } from '../../platform/text/index.js';
import { CaseAccess, CaseActions, CaseWrite, mayReadKeepAway, type CaseEntity } from '../cases/index.js';
import { Entries, type OpenCase } from '../entries/index.js';
import type { StaffSession } from '../staff/index.js';
import {
  PRINT_PARTS,
  type PrintAudience,
  type PrintFormat,
  type PrintPart,
  type PrintReason,
} from '../vocabulary/index.js';
import { casePrinted, CasePrintError, printCase } from './case-print.definitions.js';
import { OwnRecords } from './own-records.service.js';
import { policeDocument } from './police-document.js';

/** What is printed, for whom, why and how. */
export interface PrintWish {
  audience: PrintAudience;
  reason: PrintReason;
  /** For the police; the reporter gets all that is theirs. */
  parts: readonly PrintPart[];
  format: PrintFormat;
}

/** Prints a case: on purpose, for somebody, and told in its timeline and in the audit log before it is handed out. */
@Injectable()
export class CasePrints {
  constructor(
    private readonly access: CaseAccess,
    private readonly actions: CaseActions,
    private readonly write: CaseWrite,
    private readonly entries: Entries,
    private readonly records: OwnRecords,
    private readonly maker: PdfMaker,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * The document as a file of the format. It is kept nowhere.
   *
   * @throws CASE_NOT_FOUND, ENTRIES_TAMPERED, PRINT_NOTHING, PRINT_FORMAT, PRINT_UNAVAILABLE, PRINT_BUSY, PRINT_FAILED
   */
  async print(
    session: StaffSession,
    caseId: string,
    wish: PrintWish,
  ): Promise<{ reference: string; file: Uint8Array }> {
    const { case: found, open } = await this.access.require(session, caseId);
    this.actions.require(printCase.name, session, found);
    const { audience, reason, format } = wish;
    const file =
      audience === 'reporter'
        ? await this.forReporter(session, { found, open }, format)
        : await this.forPolice(session, { found, open }, wish);
    await this.write.change(session, found.id, printCase.name, (_, change) =>
      change.record(casePrinted({ audience, reason })),
    );
    return { reference: found.reference, file };
  }

  /** The reporter learns no name of staff: their copy says whose it is by the name of the helpdesk. */
  private async forReporter(
    session: StaffSession,
    { found, open }: { found: CaseEntity; open: OpenCase },
    format: PrintFormat,
  ): Promise<Uint8Array> {
    const whole = await this.records.of(open, found.language);
    const record = mayReadKeepAway(session, found) ? whole : { ...whole, keepAway: null };
    return format === 'json' ? this.records.json(record) : this.records.pdf(record, 'staff');
  }

  private async forPolice(
    session: StaffSession,
    { found, open }: { found: CaseEntity; open: OpenCase },
    { parts: wanted, format }: PrintWish,
  ): Promise<Uint8Array> {
    if (format !== 'pdf') throw new CasePrintError('PRINT_FORMAT');
    const parts = PRINT_PARTS.filter((part) => wanted.includes(part));
    if (parts.length === 0) throw new CasePrintError('PRINT_NOTHING');
    const { reference, kind, createdAt, status } = found;
    const entries = await this.entries.read(open);
    const printed = { reference, kind, createdAt, closed: status === 'closed', entries };
    const watermark = `${reference} · ${session.name} · ${dayText(this.clock.now())}`;
    return this.maker.make(policeDocument(printed, parts, watermark));
  }
}
