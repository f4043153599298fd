import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { requireText } from '../../../platform/text/index.js';
import { Audit } from '../../audit/index.js';
import { CaseAccess, CaseError, CaseLifecycle } from '../../cases/index.js';
import { Entries, type Entry, type OpenCase, type TextContent } from '../../entries/index.js';
import type { StaffSession } from '../../staff/index.js';
import { MessageError } from '../message.errors.js';
import { StaffDrafts } from '../staff-drafts.service.js';

export interface NewText {
  /** Chosen by the client, so that sending again after a lost answer adds nothing. */
  id: string;
  text: string;
}

/** Seals, signs and appends what a staff member wrote: a message to the reporter, or a note for the desk alone. */
@Injectable()
export class WriteEntry {
  constructor(
    private readonly access: CaseAccess,
    private readonly entries: Entries,
    private readonly status: CaseLifecycle,
    private readonly drafts: StaffDrafts,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Returns the entry as it stands in the case, added now or before. The draft it was typed in is removed.
   * Throws TextError, CASE_NOT_FOUND, CASE_CLOSED (messages), ENTRY_DIFFERS, ENTRY_ID_TAKEN, ENTRIES_TAMPERED.
   */
  async run(session: StaffSession, caseId: string, kind: 'message' | 'note', given: NewText): Promise<Entry> {
    const value = { text: requireText(given.text) };
    const { open } = await this.access.require(session, caseId);
    const id = given.id.toLowerCase();
    await this.transaction.run(() => this.write(session, open, { id, kind, value }));
    const entry = (await this.entries.read(open)).find((known) => known.id === id);
    if (!entry) throw new CaseError('CASE_NOT_FOUND');
    if ((entry.value as TextContent | null)?.text !== value.text) throw new MessageError('ENTRY_DIFFERS');
    return entry;
  }

  private async write(
    session: StaffSession,
    open: OpenCase,
    entry: { id: string; kind: 'message' | 'note'; value: TextContent },
  ): Promise<void> {
    const held = await this.status.hold(open.caseId);
    const author = { type: 'staff', staffId: session.staffId, keys: session.keys } as const;
    if ((await this.entries.append(open, { ...entry, author })) === 'exists') return;
    if (entry.kind === 'message') await this.status.answered(held, session.staffId);
    else await this.status.noted(held, session.staffId);
    await this.drafts.clear(session.staffId, open.caseId, entry.kind);
    await this.audit.record({
      actorId: session.staffId,
      action: entry.kind === 'message' ? 'message.sent' : 'note.written',
      subject: 'case',
      subjectId: open.caseId,
    });
  }
}
