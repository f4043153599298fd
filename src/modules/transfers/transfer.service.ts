import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { sealDocument } from '../../platform/crypto/index.js';
import { minute } from '../../platform/database/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { requireText } from '../../platform/text/index.js';
import {
  CaseAccess,
  CaseActions,
  CaseCards,
  caseReceived,
  CaseShareRepository,
  CaseWrite,
  ExclusionTags,
  opening,
  type CaseEntity,
  type PendingChange,
} from '../cases/index.js';
import { Clocks } from '../clocks/index.js';
import { DeskError, Desks, type IntakeDesk } from '../desks/index.js';
import { Duty } from '../duty/index.js';
import { asJson, cardContext, Entries, GrantTransfer, type OpenCase } from '../entries/index.js';
import { ExclusionElsewhere } from '../exclusions/index.js';
import { noteEntry } from '../messages/index.js';
import type { StaffSession } from '../staff/index.js';
import { caseTransferred, transferCase, TransferError } from './transfer.definitions.js';

/** Where a case goes, and why. */
export interface NewTransfer {
  readonly deskId: string;
  readonly reason: string;
}

/**
 * Hands a case over to another desk, at once: the desk that gives it away cannot open it any more, so that nobody ever wonders
 * which of two desks answers. Deadlines go on as they are, the reporter notices nothing, and the reason is a note of the case.
 */
@Injectable()
export class TransferCase {
  constructor(
    private readonly access: CaseAccess,
    private readonly actions: CaseActions,
    private readonly write: CaseWrite,
    private readonly cards: CaseCards,
    private readonly entries: Entries,
    private readonly grants: GrantTransfer,
    private readonly desks: Desks,
    private readonly exclusion: ExclusionElsewhere,
    private readonly tags: ExclusionTags,
    private readonly clocks: Clocks,
    private readonly duty: Duty,
    private readonly outbox: Outbox,
    private readonly shares: CaseShareRepository,
  ) {}

  /**
   * The desks that a case could go to, by name; none for who may not hand it over.
   *
   * @throws CASE_NOT_FOUND
   */
  async choices(session: StaffSession, caseId: string): Promise<{ id: string; name: string }[]> {
    const { case: found } = await this.access.require(session, caseId);
    if (!this.actions.allowed(session, found).includes(transferCase.name)) return [];
    const taking = new Set((await this.taking()).map(({ id }) => id));
    return (await this.desks.list()).filter(({ id }) => taking.has(id) && id !== found.deskId);
  }

  /**
   * Hands the case over. Its assignee has it no more, and the people of the other desk are told as of a new case.
   *
   * @throws CASE_NOT_FOUND, ENTRIES_TAMPERED
   * @throws TEXT_EMPTY and the like for the reason
   * @throws TRANSFER_CASE_CLOSED, TRANSFER_DESK_UNFIT, TRANSFER_UNDECIDED, TRANSFER_NOBODY_THERE
   */
  async transfer(session: StaffSession, caseId: string, { deskId, reason }: NewTransfer): Promise<void> {
    const text = requireText(reason);
    const desk = await this.requireTaking(session, caseId, deskId);
    await this.write.change(session, caseId, transferCase.name, async (locked, change, open) => {
      if (locked.deskId === desk.id) throw new TransferError('TRANSFER_DESK_UNFIT');
      if (locked.exclusion === 'undecided') throw new TransferError('TRANSFER_UNDECIDED');
      const author = { type: 'staff', staffId: session.staffId, keys: session.keys } as const;
      await this.entries.append(open, { id: randomUUID(), kind: noteEntry, author, value: { text } });
      await this.move(session, locked, change, { open, desk });
    });
  }

  private async move(
    session: StaffSession,
    locked: CaseEntity,
    change: PendingChange,
    { open, desk }: { open: OpenCase; desk: IntakeDesk },
  ): Promise<void> {
    const there = await this.exclusion.at(desk.id, locked, open);
    if (!there) throw new TransferError('TRANSFER_NOBODY_THERE');
    const card = this.cards.openOne(session.keys, open, locked);
    const { staffKey, keyEpoch } = open;
    if (!card || !staffKey) throw new TransferError('TRANSFER_DESK_UNFIT');
    await this.grants.move(session.keys, locked.id, locked.deskId, desk);
    await this.shares.remove(locked.id, desk.id);
    change.loseSight(await this.losing(locked.deskId, desk.id));
    change.set({
      ...there,
      deskId: desk.id,
      assigneeId: null,
      exclusionDeciderId: null,
      exclusionMeant: null,
      card: Buffer.from(sealDocument(staffKey, cardContext(locked.id, 'case', keyEpoch), asJson(card))),
      cardWrap: 'case',
      cardEpoch: keyEpoch,
    });
    change.record(caseTransferred({ from: locked.deskId, to: desk.id }));
    await this.tell(locked, desk.id);
  }

  /** The other desk hears of it as of a new case; while nobody has opened it, the time for that begins anew. */
  private async tell({ id: caseId, status, urgency }: CaseEntity, deskId: string): Promise<void> {
    if (status === 'new') {
      const times = await this.duty.openingTimes(opening, deskId, urgency, minute(new Date()));
      await this.clocks.replace(caseId, opening, times);
    }
    await this.outbox.emit(caseReceived({ caseId, urgency }));
  }

  /** Tags of those of the first desk who are not on the other one. */
  private async losing(from: string, to: string): Promise<Buffer[]> {
    const stay = new Set((await this.desks.members(to)).map(({ staffId }) => staffId));
    const all = await this.desks.members(from);
    return this.tags.of(all.map(({ staffId }) => staffId).filter((id) => !stay.has(id)));
  }

  /**
   * A desk that a case may be given to, or shared with.
   *
   * @throws CASE_NOT_FOUND, TRANSFER_DESK_UNFIT
   */
  async requireTaking(session: StaffSession, caseId: string, deskId: string): Promise<IntakeDesk> {
    const desk = (await this.taking()).find(({ id }) => id === deskId.toLowerCase());
    if (!desk) throw await this.unfit(session, caseId);
    return desk;
  }

  /** The desks that take reports, whose keys and routing the organisation signed. */
  async taking(): Promise<IntakeDesk[]> {
    try {
      return await this.desks.intakeDesks(null);
    } catch (error) {
      if (error instanceof DeskError) return [];
      throw error;
    }
  }

  /** Whoever may not see the case learns nothing of desks. */
  private async unfit(session: StaffSession, caseId: string): Promise<Error> {
    await this.access.require(session, caseId);
    return new TransferError('TRANSFER_DESK_UNFIT');
  }
}
