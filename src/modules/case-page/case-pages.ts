import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Clocks } from '../clocks/index.js';
import { contentOf, Entries, EntryError, reportEntry, type ReportDocument } from '../entries/index.js';
import { Desks } from '../desks/index.js';
import { Evidence } from '../evidence/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import {
  ANSWER_CLOCKS,
  CaseAccess,
  CaseActions,
  CaseCards,
  CaseLookRepository,
  ExclusionTags,
  isGuest,
  opening,
  presentPerson,
  type CaseEntity,
  mayReadKeepAway,
} from '../cases/index.js';
import { StaffDrafts } from '../messages/index.js';
import { AuditedOpenings } from './audited-openings.js';
import { peopleOf, presentCase } from './case-page.presenter.js';
import type { CaseDetailDto } from './dto/case-page.dto.js';
import type { ReportDocumentDto, TakenReportDto } from './dto/report-document.dto.js';
import { type CaseEventEntity, CaseTimeline } from '../timeline/index.js';

/** One case as its desk reads it. Every opening is in the audit log before it is answered. */
@Injectable()
export class CasePages {
  constructor(
    private readonly access: CaseAccess,
    private readonly actions: CaseActions,
    private readonly entries: Entries,
    private readonly cards: CaseCards,
    private readonly clocks: Clocks,
    private readonly timeline: CaseTimeline,
    private readonly drafts: StaffDrafts,
    private readonly desks: Desks,
    private readonly staff: StaffDirectory,
    private readonly openings: AuditedOpenings,
    private readonly looks: CaseLookRepository,
    private readonly audit: Audit,
    private readonly excluded: ExclusionTags,
    private readonly evidence: Evidence,
  ) {}

  /**
   * Thread, notes, timeline and clocks, without the report's own words. `again`: a screen brings what this session opened
   * before up to date, which nobody may be looking at. Throws CASE_NOT_FOUND, ENTRIES_TAMPERED.
   */
  async page(session: StaffSession, caseId: string, again = false): Promise<CaseDetailDto> {
    const { case: found, open } = await this.access.require(session, caseId);
    const [entries, clocks, events, drafts, desk, age, reads] = await Promise.all([
      this.entries.read(open),
      this.clocks.listFor(found.id, ANSWER_CLOCKS),
      this.timeline.listFor(found.id),
      this.drafts.read(session, found.id),
      this.desks.holders(found.deskId),
      this.evidence.age(found.id),
      this.entries.readsOfReporter(found.id),
      again && this.openings.has(session, found.id) ? undefined : this.opened(session, found),
      again ? undefined : this.looks.add(found.id, session.staffId),
    ]);
    await this.evidence.renew(found.id, age, entries);
    const members = desk
      .filter((member) => !this.excluded.has(found.excluded, member))
      .map((member) => ({ id: member.staffId, name: member.name }));
    const allowed = this.actions.allowed(session, found);
    const staffIn = (event: CaseEventEntity) => this.timeline.staffIn(event);
    const names = await this.staff.find(peopleOf(found, { entries, events, staffIn }));
    const card = this.cards.openOne(session.keys, open, found);
    const parts = { entries, reads, clocks, events, staffIn, drafts, members, allowed };
    return presentCase(found, card, parts, names);
  }

  /** The report itself. Throws CASE_NOT_FOUND, ENTRIES_TAMPERED. */
  async report(session: StaffSession, caseId: string): Promise<ReportDocumentDto> {
    const { case: found, open } = await this.access.require(session, caseId);
    const [entries] = await Promise.all([
      this.entries.read(open),
      this.record(session, 'report.opened', found),
    ]);
    const [first] = entries;
    const report = first && contentOf(first, reportEntry);
    if (!report) throw new EntryError('ENTRIES_TAMPERED');
    const taken = await this.takenOf(report);
    return { ...report, taken, keepOut: mayReadKeepAway(session, found) ? report.keepOut : null };
  }

  private async takenOf({ taken }: ReportDocument): Promise<TakenReportDto | null> {
    if (!taken) return null;
    const { staffId, channel, promised, reach } = taken;
    return {
      by: presentPerson(staffId, await this.staff.find([staffId])),
      ...{ channel, promised, reach },
    };
  }

  private async opened(session: StaffSession, found: CaseEntity): Promise<void> {
    await this.record(session, 'case.opened', found);
    this.openings.add(session, found.id);
  }

  /**
   * Writes an opening to the audit log; the first one of its own desk is what the clock of the opening waits for: who only reads
   * the case with it does not see to it.
   */
  private async record(
    session: StaffSession,
    action: 'case.opened' | 'report.opened',
    found: CaseEntity,
  ): Promise<void> {
    const written = { actorId: session.staffId, action, subject: 'case', subjectId: found.id };
    const meets = isGuest(session, found) ? undefined : this.clocks.meet(found.id, opening);
    await Promise.all([this.audit.record(written), meets]);
  }
}
