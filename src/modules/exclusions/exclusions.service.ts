import { Injectable } from '@nestjs/common';
import { minute } from '../../platform/database/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { Audit } from '../audit/index.js';
import {
  CaseAccess,
  CaseActions,
  caseReceived,
  CaseWrite,
  ExclusionTags,
  opening,
  unassigned,
  type CaseEntity,
  type PendingChange,
} from '../cases/index.js';
import { Clocks } from '../clocks/index.js';
import { Desks, type DeskMember } from '../desks/index.js';
import { Duty } from '../duty/index.js';
import {
  contentOf,
  Entries,
  EntryError,
  reportEntry,
  type OpenCase,
  type ReportDocument,
} from '../entries/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { AUDITED, decideExclusion, exclusionDecided, ExclusionError } from './exclusion.definitions.js';
import type { ExclusionDto } from './exclusion.dto.js';
import { namedPerson } from './intake-exclusion.js';
import { resolveNames } from './names/index.js';

/** So many readings are remembered as audited. */
const MOST_READINGS = 10_000;

/** Whom the reporter of a case wants kept away: what was typed, for who may decide, and the decision. */
@Injectable()
export class Exclusions {
  private readonly readings = new Set<string>();

  constructor(
    private readonly access: CaseAccess,
    private readonly actions: CaseActions,
    private readonly write: CaseWrite,
    private readonly entries: Entries,
    private readonly desks: Desks,
    private readonly staff: StaffDirectory,
    private readonly tags: ExclusionTags,
    private readonly clocks: Clocks,
    private readonly duty: Duty,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /**
   * Where the wish stands; the words and the people for who may decide alone. That a session reads them is in the audit log, once:
   * a screen brings what it shows up to date again and again.
   *
   * @throws CASE_NOT_FOUND, ENTRIES_TAMPERED
   */
  async read(session: StaffSession, caseId: string): Promise<ExclusionDto> {
    const { case: found, open } = await this.access.require(session, caseId);
    const state = found.exclusion;
    if (!this.actions.allowed(session, found).includes(decideExclusion.name))
      return { state, words: null, language: found.language, people: [] };
    const [report, members] = await Promise.all([this.reportOf(open), this.desks.members(found.deskId)]);
    const words = report.keepOut;
    if (words !== null) await this.audited(session, found.id);
    const possible = words === null ? [] : await this.possibly(words);
    const people = members.map(({ staffId, name }) => ({
      id: staffId,
      name,
      excluded: this.tags.names(found.excluded, staffId),
      possible: possible.includes(staffId),
    }));
    return { state, words, language: report.language, people };
  }

  /**
   * Decides who of the desk must not have the case. Whom it excludes lose sight of it at once. Where nobody had decided yet, the
   * desk is told of the case as of a new one.
   *
   * @param staffIds - of all whom it is kept from; empty: of nobody
   * @throws CASE_NOT_FOUND, EXCLUSION_NOT_ALLOWED, EXCLUSION_NOT_ON_DESK, EXCLUSION_LEAVES_NOBODY
   */
  async decide(session: StaffSession, caseId: string, staffIds: readonly string[]): Promise<void> {
    const ids = staffIds.map((id) => id.toLowerCase());
    await this.write.change(session, caseId, decideExclusion.name, async (locked, change) => {
      const members = await this.desks.members(locked.deskId);
      if (!ids.every((id) => members.some(({ staffId }) => staffId === id)))
        throw new ExclusionError('EXCLUSION_NOT_ON_DESK');
      if (members.every(({ staffId }) => ids.includes(staffId)))
        throw new ExclusionError('EXCLUSION_LEAVES_NOBODY');
      if (this.isSo(locked, members, ids)) return;
      await this.apply(locked, members, ids, change);
    });
  }

  private async audited({ sessionId, staffId: actorId }: StaffSession, caseId: string): Promise<void> {
    const reading = `${Buffer.from(sessionId).toString('base64')} ${caseId}`;
    if (this.readings.has(reading)) return;
    await this.audit.record({ actorId, action: AUDITED.read, subject: 'case', subjectId: caseId });
    this.readings.add(reading);
    const oldest = this.readings.values().next();
    if (this.readings.size > MOST_READINGS && !oldest.done) this.readings.delete(oldest.value);
  }

  private async apply(
    locked: CaseEntity,
    members: readonly DeskMember[],
    ids: readonly string[],
    change: PendingChange,
  ): Promise<void> {
    const before = locked.excluded;
    const lost = members.filter((one) => ids.includes(one.staffId) && !this.tags.has(before, one));
    change.loseSight(this.tags.of(lost.map(({ staffId }) => staffId)));
    change.set({
      excluded: [...this.othersOf(before, members), ...this.tags.of(ids)].sort((a, b) =>
        Buffer.compare(a, b),
      ),
      exclusion: 'decided',
      exclusionDeciderId: null,
      exclusionMeant: null,
    });
    change.record(exclusionDecided({ people: ids.length }));
    if (locked.assigneeId !== null && ids.includes(locked.assigneeId)) {
      change.set({ assigneeId: null });
      change.record(unassigned({}));
    }
    if (locked.exclusion !== 'undecided' || locked.status === 'closed') return;
    const { id: caseId, deskId, urgency } = locked;
    if (locked.status === 'new') {
      const times = await this.duty.openingTimes(opening, deskId, urgency, minute(new Date()));
      await this.clocks.replace(caseId, opening, times);
    }
    await this.outbox.emit(caseReceived({ caseId, urgency }));
  }

  /** The tags of people who are not on the desk: nobody decided of them, and they may join it. */
  private othersOf(tags: readonly Uint8Array[], members: readonly DeskMember[]): Uint8Array[] {
    return tags.filter(
      (tag) => !this.tags.isUndecided(tag) && !members.some(({ staffId }) => this.tags.names([tag], staffId)),
    );
  }

  private isSo(
    { exclusion, excluded }: CaseEntity,
    members: readonly DeskMember[],
    ids: readonly string[],
  ): boolean {
    return (
      exclusion === 'decided' &&
      members.every(({ staffId }) => this.tags.names(excluded, staffId) === ids.includes(staffId))
    );
  }

  private async possibly(words: string): Promise<readonly string[]> {
    return resolveNames(words, (await this.staff.active()).map(namedPerson)).ids;
  }

  private async reportOf(open: OpenCase): Promise<ReportDocument> {
    const [first] = await this.entries.read(open);
    const report = first && contentOf(first, reportEntry);
    if (!report) throw new EntryError('ENTRIES_TAMPERED');
    return report;
  }
}
