import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Definitions } from '../../../platform/definitions/index.js';
import { requireText } from '../../../platform/text/index.js';
import {
  CaseError,
  CaseLifecycle,
  CaseWrite,
  type PendingChange,
  type CaseEntity,
} from '../../cases/index.js';
import { contentOf, Entries, type Entry, type NewEntry } from '../../entries/index.js';
import type { StaffSession } from '../../staff/index.js';
import { sendMessage, writeNote } from '../message.actions.js';
import { messageEntry, noteEntry } from '../message.entry-kinds.js';
import { MessageError } from '../message.errors.js';
import { messageSent, noteAdded } from '../message.timeline.js';
import { NOTE_FOLLOWERS } from '../note-follower.js';
import { CaseNewsError, newsSince, type Seen } from '../send-guard.js';
import { StaffDrafts } from '../staff-drafts.service.js';

const KINDS = { message: messageEntry, note: noteEntry } as const;

export interface NewText {
  /** Chosen by the client, so that sending again after a lost answer adds nothing. */
  id: string;
  text: string;
  /** What the writer has seen of the case. Left out: the writer did not look, so nothing is asked. */
  seen?: Seen | undefined;
}

const ACTION = { message: sendMessage.name, note: writeNote.name } as const;

/** Seals, signs and appends what a staff member wrote: a message to the reporter, or a note for the desk alone. */
@Injectable()
export class WriteEntry {
  constructor(
    private readonly write: CaseWrite,
    private readonly entries: Entries,
    private readonly lifecycle: CaseLifecycle,
    private readonly drafts: StaffDrafts,
    private readonly definitions: Definitions,
    private readonly modules: ModuleRef,
  ) {}

  /**
   * Returns the entry as it stands in the case, added now or before. The draft it was typed in is removed.
   *
   * @throws TextError, CASE_NOT_FOUND, CASE_CLOSED (messages), ENTRY_DIFFERS, ENTRY_ID_TAKEN, ENTRIES_TAMPERED
   * @throws CASE_HAS_NEWS where something came since what the writer has seen: two people do not contradict each other unasked
   */
  async append(
    session: StaffSession,
    caseId: string,
    kind: 'message' | 'note',
    given: NewText,
  ): Promise<Entry> {
    const value = { text: requireText(given.text) };
    const id = given.id.toLowerCase();
    const author = { type: 'staff', staffId: session.staffId, keys: session.keys } as const;
    const entry = { id, kind: KINDS[kind], author, value } satisfies NewEntry;
    const action = async (locked: CaseEntity) =>
      (await this.entries.has(locked.id, entry)) ? null : ACTION[kind];
    const { open } = await this.write.change(session, caseId, action, async (locked, change, keys) => {
      if (given.seen) await this.askAbout(session, locked, given.seen);
      await this.entries.append(keys, entry);
      await this.follow(session, locked, kind, change);
      if (kind !== 'note') return;
      const note = { session, locked, change, entryId: id, text: value.text };
      for (const { service, follow } of this.definitions.of(NOTE_FOLLOWERS).values())
        await follow(this.modules.get(service, { strict: false }), note);
    });
    const written = (await this.entries.read(open)).find((known) => known.id === id);
    if (!written) throw new CaseError('CASE_NOT_FOUND');
    if (contentOf(written, KINDS[kind])?.text !== value.text) throw new MessageError('ENTRY_DIFFERS');
    return written;
  }

  /** The case is locked, so that nothing comes between the question and the sending. */
  private async askAbout({ staffId }: StaffSession, locked: CaseEntity, seen: Seen): Promise<void> {
    const newest = await this.entries.newestByOthers(locked.id, seen.sequence, staffId);
    const news = newsSince(seen, staffId, newest, locked.assigneeId);
    if (news) throw new CaseNewsError(news);
  }

  private async follow(
    session: StaffSession,
    locked: CaseEntity,
    kind: 'message' | 'note',
    change: PendingChange,
  ): Promise<void> {
    change.record(kind === 'message' ? messageSent({}) : noteAdded({}));
    if (kind === 'message') await this.lifecycle.answered(locked, change, session.staffId);
    await this.drafts.clear(session.staffId, locked.id, kind);
  }
}
