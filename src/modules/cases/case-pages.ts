import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Clocks } from '../clocks/index.js';
import { Entries, EntryError, type ReportDocument } from '../entries/index.js';
import { Desks } from '../desks/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { CaseAccess } from './case-access.js';
import { CaseCards } from './case-cards.js';
import { CaseDrafts } from './case-drafts.js';
import { CaseOpenings } from './case-openings.js';
import { CaseTimeline } from './case-timeline.js';
import { allowedActions } from './case.policy.js';
import { peopleOf, presentCase, presentRow } from './case.presenter.js';
import type { CaseDetailDto } from './dto/case-page.dto.js';
import type { CaseRowDto } from './dto/case-row.dto.js';
import { KeptOutTags } from './kept-out-tags.js';

/** One case as its desk reads it. Every opening is in the audit log before it is answered. */
@Injectable()
export class CasePages {
  constructor(
    private readonly access: CaseAccess,
    private readonly entries: Entries,
    private readonly cards: CaseCards,
    private readonly clocks: Clocks,
    private readonly timeline: CaseTimeline,
    private readonly drafts: CaseDrafts,
    private readonly desks: Desks,
    private readonly staff: StaffDirectory,
    private readonly openings: CaseOpenings,
    private readonly audit: Audit,
    private readonly keptOut: KeptOutTags,
  ) {}

  /**
   * Thread, notes, timeline and clocks, without the report's own words. `again`: a screen brings what this session opened
   * before up to date. Throws CASE_NOT_FOUND, ENTRIES_TAMPERED.
   */
  async page(session: StaffSession, caseId: string, again = false): Promise<CaseDetailDto> {
    const { case: found, open } = await this.access.require(session, caseId);
    const [entries, clocks, events, drafts, desk] = await Promise.all([
      this.entries.read(open),
      this.clocks.listFor(found.id),
      this.timeline.listFor(found.id),
      this.drafts.read(session, found.id),
      this.desks.members(found.deskId),
      again && this.openings.has(session, found.id) ? undefined : this.opened(session, found.id),
    ]);
    const members = desk
      .filter((member) => !this.keptOut.has(found.keptOut, member.staffId))
      .map((member) => ({ id: member.staffId, name: member.name }));
    const allowed = allowedActions(session, found);
    const names = await this.staff.find(peopleOf(found, { entries, events }));
    const card = this.cards.openOne(session.keys, open, found);
    return presentCase(found, card, { entries, clocks, events, drafts, members, allowed }, names);
  }

  /** The report itself. Throws CASE_NOT_FOUND, ENTRIES_TAMPERED. */
  async report(session: StaffSession, caseId: string): Promise<ReportDocument> {
    const { case: found, open } = await this.access.require(session, caseId);
    const [entries] = await Promise.all([
      this.entries.read(open),
      this.record(session, 'report.opened', found.id),
    ]);
    const report = entries.find((entry) => entry.kind === 'report');
    if (!report?.value) throw new EntryError('ENTRIES_TAMPERED');
    return report.value as unknown as ReportDocument;
  }

  /** The case's row, as the answer to a write. Throws CASE_NOT_FOUND. */
  async row(session: StaffSession, caseId: string): Promise<CaseRowDto> {
    const { case: found, open } = await this.access.require(session, caseId);
    const names = await this.staff.find(found.assigneeId === null ? [] : [found.assigneeId]);
    return presentRow(found, this.cards.openOne(session.keys, open, found), names);
  }

  private async opened(session: StaffSession, caseId: string): Promise<void> {
    await this.record(session, 'case.opened', caseId);
    this.openings.add(session, caseId);
  }

  /** Writes an opening to the audit log; the first one is what the clock of the opening waits for. */
  private async record(
    session: StaffSession,
    action: 'case.opened' | 'report.opened',
    caseId: string,
  ): Promise<void> {
    const written = { actorId: session.staffId, action, subject: 'case', subjectId: caseId };
    await Promise.all([this.audit.record(written), this.clocks.meet(caseId, ['opening'])]);
  }
}
