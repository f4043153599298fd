import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { requireText } from '../../platform/text/index.js';
import {
  CaseAccess,
  CaseActions,
  CaseCards,
  CaseChanges,
  CaseShareRepository,
  CaseWrite,
  ExclusionTags,
  isGuest,
  type CaseEntity,
  type PendingChange,
} from '../cases/index.js';
import { Desks, type IntakeDesk } from '../desks/index.js';
import { Entries, GrantTransfer, type OpenCase } from '../entries/index.js';
import { ExclusionElsewhere } from '../exclusions/index.js';
import { noteEntry } from '../messages/index.js';
import type { StaffSession } from '../staff/index.js';
import { caseShared, caseUnshared, shareCase, TransferError, unshareCase } from './transfer.definitions.js';
import { TransferCase, type NewTransfer } from './transfer.service.js';

/** Which desks read a case besides its own, and which could. */
export interface Sharing {
  /** The desk whose case it is, for people of a desk that it is shared with; null for those of its own. */
  readonly owner: string | null;
  /** By name; `since`: a day (ISO 8601). */
  readonly sharedWith: readonly { readonly id: string; readonly name: string; readonly since: string }[];
  /** By name; none for who may not share it. */
  readonly desks: readonly { readonly id: string; readonly name: string }[];
}

/**
 * Lets another desk read a case and write notes in it, without giving it away: its own desk answers, assigns and closes it. The
 * other desk gets grants of the keys of the case; once it reads it no more, the next write gives the case a new key.
 */
@Injectable()
export class ShareCase {
  constructor(
    private readonly access: CaseAccess,
    private readonly actions: CaseActions,
    private readonly write: CaseWrite,
    private readonly cards: CaseCards,
    private readonly changes: CaseChanges,
    private readonly shares: CaseShareRepository,
    private readonly entries: Entries,
    private readonly grants: GrantTransfer,
    private readonly desks: Desks,
    private readonly exclusion: ExclusionElsewhere,
    private readonly tags: ExclusionTags,
    private readonly transfers: TransferCase,
  ) {}

  /** @throws CASE_NOT_FOUND */
  async of(session: StaffSession, caseId: string): Promise<Sharing> {
    const { case: found } = await this.access.require(session, caseId);
    const names = new Map((await this.desks.list()).map(({ id, name }) => [id, name]));
    const shares = await this.shares.of(found.id);
    const sharedWith = shares.map(({ deskId, since }) => ({
      id: deskId,
      name: names.get(deskId) ?? '',
      since,
    }));
    const may = this.actions.allowed(session, found).includes(shareCase.name);
    const taking = may ? (await this.transfers.taking()).map(({ id }) => id) : [];
    const free = taking.filter((id) => id !== found.deskId && !shares.some(({ deskId }) => deskId === id));
    return {
      owner: isGuest(session, found) ? (names.get(found.deskId) ?? '') : null,
      sharedWith: sharedWith.sort((a, b) => a.name.localeCompare(b.name)),
      desks: [...names].filter(([id]) => free.includes(id)).map(([id, name]) => ({ id, name })),
    };
  }

  /**
   * Lets the desk read the case. The reason is a note of it.
   *
   * @throws CASE_NOT_FOUND, ENTRIES_TAMPERED
   * @throws TEXT_EMPTY and the like for the reason
   * @throws TRANSFER_CASE_CLOSED, TRANSFER_DESK_UNFIT, TRANSFER_UNDECIDED, TRANSFER_NOBODY_THERE, SHARE_UNSURE
   */
  async share(session: StaffSession, caseId: string, { deskId, reason }: NewTransfer): Promise<void> {
    const text = requireText(reason);
    const desk = await this.transfers.requireTaking(session, caseId, deskId);
    await this.write.change(session, caseId, shareCase.name, async (locked, change, open) => {
      const known = (await this.shares.of(locked.id)).some((share) => share.deskId === desk.id);
      if (known || locked.deskId === desk.id) throw new TransferError('TRANSFER_DESK_UNFIT');
      if (locked.exclusion === 'undecided') throw new TransferError('TRANSFER_UNDECIDED');
      const author = { type: 'staff', staffId: session.staffId, keys: session.keys } as const;
      await this.entries.append(open, { id: randomUUID(), kind: noteEntry, author, value: { text } });
      await this.let(session, locked, change, { open, desk });
    });
  }

  private async let(
    session: StaffSession,
    locked: CaseEntity,
    change: PendingChange,
    { open, desk }: { open: OpenCase; desk: IntakeDesk },
  ): Promise<void> {
    const there = await this.exclusion.at(desk.id, locked, open);
    if (!there) throw new TransferError('TRANSFER_NOBODY_THERE');
    // Undecided, it would be taken from those who work on it.
    if (there.exclusion === 'undecided') throw new TransferError('SHARE_UNSURE');
    const content = this.cards.openOne(session.keys, open, locked);
    const card = content && this.cards.sealForCase(open, content);
    if (!card) throw new TransferError('TRANSFER_DESK_UNFIT');
    await this.grants.share(session.keys, locked.id, locked.deskId, desk);
    await this.shares.add(locked.id, desk.id, session.staffId);
    change.set({ ...there, ...card });
    change.record(caseShared({ desk: desk.id }));
  }

  /**
   * The desk reads the case no more, from this moment on.
   *
   * @throws CASE_NOT_FOUND, ENTRIES_TAMPERED, SHARE_NOT_FOUND
   */
  async end(session: StaffSession, caseId: string, deskId: string): Promise<void> {
    await this.write.change(session, caseId, unshareCase.name, async (locked, change) => {
      if (!(await this.shares.remove(locked.id, deskId))) throw new TransferError('SHARE_NOT_FOUND');
      await this.grants.endShare(locked.id, locked.deskId, deskId);
      const stay = new Set((await this.desks.members(locked.deskId)).map(({ staffId }) => staffId));
      const gone = (await this.desks.members(deskId)).map(({ staffId }) => staffId);
      await this.changes.announce(locked.id, deskId, this.tags.of(gone.filter((id) => !stay.has(id))));
      change.record(caseUnshared({ desk: deskId }));
    });
  }
}
