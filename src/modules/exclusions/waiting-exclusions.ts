import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Transaction } from '../../platform/database/index.js';
import { Audit } from '../audit/index.js';
import {
  CaseSummaries,
  CaseWrite,
  ExclusionTags,
  MOST_EXCLUDED,
  type CaseEntity,
  type UndecidedCase,
} from '../cases/index.js';
import { Desks, type DeskMember } from '../desks/index.js';
import { exclusionUndecidedNotice, Notices } from '../staff-notices/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { AUDITED, ExclusionError, exclusionHanded } from './exclusion.definitions.js';
import type { WaitingExclusionDto } from './exclusion.dto.js';

/** Cases of which nobody of the desk may decide who must not have them: an administrator, who reads none, asks somebody to. */
@Injectable()
export class WaitingExclusions {
  constructor(
    private readonly cases: CaseSummaries,
    private readonly write: CaseWrite,
    private readonly desks: Desks,
    private readonly staff: StaffDirectory,
    private readonly tags: ExclusionTags,
    private readonly notices: Notices,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /** Those that wait for an administrator, but for who may be meant and is not the only one; with nothing of what they are about. */
  async list(session: StaffSession): Promise<WaitingExclusionDto[]> {
    const waiting: WaitingExclusionDto[] = [];
    const administrators = await this.administrators();
    for (const found of await this.cases.undecided()) {
      if (!this.mayHand(session, found, administrators)) continue;
      const members = await this.desks.members(found.deskId);
      if (!this.waits(found, members)) continue;
      const decider = members.find(({ staffId }) => staffId === found.exclusionDeciderId);
      waiting.push({
        id: found.id,
        reference: found.reference,
        urgency: found.urgency,
        desk: await this.desks.name(found.deskId),
        decider: decider ? personOf(decider) : null,
        people: this.fit(found, members).map(personOf),
      });
    }
    return waiting;
  }

  /**
   * Asks somebody of the desk to decide, in the place of whoever was asked before: the case is theirs to open until they have.
   *
   * @throws EXCLUSION_NOT_WAITING for a case that waits for no administrator, and for one that the caller may be meant by
   * @throws EXCLUSION_DECIDER_UNFIT
   */
  async hand(session: StaffSession, caseId: string, staffId: string): Promise<void> {
    const administrators = await this.administrators();
    await this.transaction.run(async () => {
      let subjectId: string | null = null;
      await this.write.changeByTime(caseId, async (locked, change) => {
        const members = await this.desks.members(locked.deskId);
        const mine = this.mayHand(session, locked, administrators);
        if (locked.status === 'closed' || !mine || !this.waits(locked, members)) return;
        if (!this.fit(locked, members).some((member) => member.staffId === staffId))
          throw new ExclusionError('EXCLUSION_DECIDER_UNFIT');
        const { exclusionDeciderId: before } = locked;
        if (before !== null) change.loseSight(this.tags.of([before]));
        change.set({
          excluded: this.allBut(staffId, locked, members),
          exclusionDeciderId: staffId,
          exclusionMeant: [...meantOf(locked)],
        });
        change.record(exclusionHanded({ deciderId: staffId }));
        // Who is asked a second time is told a second time.
        subjectId = before === null ? caseId : randomUUID();
      });
      if (subjectId === null) throw new ExclusionError('EXCLUSION_NOT_WAITING');
      await this.notices.tell([{ notice: exclusionUndecidedNotice, caseId, subjectId, staffIds: [staffId] }]);
      const by = { actorId: session.staffId, subject: 'case', subjectId: caseId } as const;
      await this.audit.record({ ...by, action: AUDITED.handed, detail: { decider: staffId } });
    });
  }

  /** One who may be meant hands a case on only where every administrator may be. */
  private mayHand(
    { staffId }: StaffSession,
    { excluded }: Waiting,
    administrators: readonly string[],
  ): boolean {
    const named = (id: string): boolean => this.tags.names(excluded, id);
    return !named(staffId) || administrators.every(named);
  }

  private async administrators(): Promise<string[]> {
    return (await this.staff.activeOf('administrator')).map(({ id }) => id);
  }

  /** Whether nobody of the desk may decide, or only whom an administrator asked. */
  private waits(found: Waiting, members: readonly DeskMember[]): boolean {
    if (found.exclusion !== 'undecided') return false;
    return found.exclusionDeciderId !== null || members.every((one) => this.tags.has(found.excluded, one));
  }

  /** Who can be asked, other than whoever was. */
  private fit(found: Waiting, members: readonly DeskMember[]): DeskMember[] {
    const meant = meantOf(found);
    return members.filter(
      ({ staffId }) => staffId !== found.exclusionDeciderId && !this.tags.names(meant, staffId),
    );
  }

  private allBut(staffId: string, found: Waiting, members: readonly DeskMember[]): Uint8Array[] {
    const others = members.map((member) => member.staffId).filter((id) => id !== staffId);
    const elsewhere = meantOf(found).filter(
      (tag) => !this.tags.isUndecided(tag) && !others.some((id) => this.tags.names([tag], id)),
    );
    const all = [...elsewhere, ...this.tags.of(others)].sort((a, b) => Buffer.compare(a, b));
    if (all.length > MOST_EXCLUDED) throw new ExclusionError('EXCLUSION_DECIDER_UNFIT');
    return all;
  }
}

type Waiting = Pick<
  UndecidedCase & CaseEntity,
  'excluded' | 'exclusion' | 'exclusionDeciderId' | 'exclusionMeant'
>;

/** Tags of who may be meant: once somebody was asked, the others of the desk carry tags too. */
const meantOf = ({ excluded, exclusionMeant }: Waiting): readonly Uint8Array[] => exclusionMeant ?? excluded;

const personOf = ({ staffId, name }: DeskMember) => ({ id: staffId, name });
