import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { DatabaseClock } from '../../platform/database/index.js';
import { PdfMaker, type PrintDocument } from '../../platform/pdf/index.js';
import { dayText } from '../../platform/text/index.js';
import { CaseAccess, CaseActions, CaseWrite, type CaseEntity } from '../cases/index.js';
import { Entries, type Entry } from '../entries/index.js';
import { CurrentSite } from '../site-settings/index.js';
import type { StaffSession } from '../staff/index.js';
import { PRINT_PARTS, type PrintAudience, type PrintPart, type PrintReason } from '../vocabulary/index.js';
import { policeDocument, reporterDocument } from './case-document.js';
import { casePrinted, CasePrintError, printCase } from './case-print.definitions.js';

/** What is printed, for whom and why. */
export interface PrintWish {
  audience: PrintAudience;
  reason: PrintReason;
  /** For the police; the reporter gets all that is theirs. */
  parts: readonly PrintPart[];
}

/** Prints a case: on purpose, for somebody, and told in its timeline and in the audit log before it is handed out. */
@Injectable()
export class CasePrints {
  constructor(
    private readonly access: CaseAccess,
    private readonly actions: CaseActions,
    private readonly write: CaseWrite,
    private readonly entries: Entries,
    private readonly site: CurrentSite,
    private readonly maker: PdfMaker,
    private readonly config: Config,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * The document as a PDF. It is kept nowhere.
   *
   * @throws CASE_NOT_FOUND, ENTRIES_TAMPERED, PRINT_NOTHING, PRINT_UNAVAILABLE, PRINT_BUSY, PRINT_FAILED
   */
  async print(
    session: StaffSession,
    caseId: string,
    wish: PrintWish,
  ): Promise<{ reference: string; pdf: Uint8Array }> {
    const { case: found, open } = await this.access.require(session, caseId);
    this.actions.require(printCase.name, session, found);
    const parts = PRINT_PARTS.filter((part) => wish.parts.includes(part));
    if (wish.audience === 'police' && parts.length === 0) throw new CasePrintError('PRINT_NOTHING');
    const document = this.documentOf(session, found, await this.entries.read(open), { ...wish, parts });
    const pdf = await this.maker.make(document);
    const { audience, reason } = wish;
    await this.write.change(session, found.id, printCase.name, (_, change) =>
      change.record(casePrinted({ audience, reason })),
    );
    return { reference: found.reference, pdf };
  }

  private documentOf(
    session: StaffSession,
    found: CaseEntity,
    entries: readonly Entry[],
    { audience, parts }: PrintWish,
  ): PrintDocument {
    const { reference, kind, createdAt } = found;
    const printed = { reference, kind, createdAt, closed: found.status === 'closed', entries };
    const today = dayText(this.clock.now());
    if (audience === 'police')
      return policeDocument(printed, parts, `${reference} · ${session.name} · ${today}`);
    const site = this.site.get();
    const words = site.translator(found.language);
    const name = site.nameIn(found.language);
    const within = words.span(Math.max(...this.config.firstAnswerMinutes));
    // The reporter learns no name of staff: their copy says whose it is by the name of the helpdesk.
    return reporterDocument(printed, words, {
      watermark: `${reference} · ${name} · ${today}`,
      args: { name, minutes: this.config.draftMinutes, within },
    });
  }
}
