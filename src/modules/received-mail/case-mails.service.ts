import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyFile } from '../../platform/crypto/index.js';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { CaseAccess, CaseWrite, type PendingChange } from '../cases/index.js';
import { Clocks } from '../clocks/index.js';
import { contentOf, Entries, Tampering, type OpenCase } from '../entries/index.js';
import { EscalationReturns } from '../escalations/index.js';
import type { StaffSession } from '../staff/index.js';
import type { MailKind } from '../vocabulary/index.js';
import { openWords } from './mail-seal.js';
import type { MailWords } from './reading/read-mail.js';
import {
  fileMail,
  receivedMailEntry,
  receivedMailFiled,
  ReceivedMailError,
  unreadMailClock,
} from './received-mail.definitions.js';
import { ReceivedMailRepository, type ReceivedMailRow } from './received-mail.repository.js';

/** A mail as its case shows it. */
export interface ShownMail {
  id: string;
  escalationId: string;
  kind: MailKind;
  receivedAt: Date;
  /** Null: it is sealed to a desk that the caller is not on, until somebody of that reads it. */
  words: MailWords | null;
  /** Who read it into the case; null: nobody yet. */
  readBy: string | null;
}

/** The mails that came on packages of a case. */
@Injectable()
export class CaseMails {
  constructor(
    private readonly access: CaseAccess,
    private readonly write: CaseWrite,
    private readonly entries: Entries,
    private readonly rows: ReceivedMailRepository,
    private readonly returns: EscalationReturns,
    private readonly clocks: Clocks,
    private readonly tampering: Tampering,
    private readonly keyFile: KeyFile,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * Those of the case, the oldest first.
   *
   * @throws CASE_NOT_FOUND, ENTRIES_TAMPERED
   */
  async list(session: StaffSession, caseId: string): Promise<ShownMail[]> {
    const { case: found, open } = await this.access.require(session, caseId);
    const rows = await this.rows.listFor(found.id);
    if (rows.length === 0) return [];
    const entries = await this.entries.read(open);
    return rows.flatMap((row) => {
      const { id, escalationId, kind, receivedAt } = row;
      if (escalationId === null) return [];
      const entry = entries.find((one) => one.id === row.entryId);
      const filed = entry && contentOf(entry, receivedMailEntry);
      const words = filed ?? this.wordsOf(session, row);
      const place = { id, escalationId, kind, receivedAt };
      return [{ ...place, words, readBy: entry?.authorId ?? null }];
    });
  }

  /**
   * Notes that the caller has read a mail: from now on its words are an entry of the case, and nowhere else.
   *
   * @throws CASE_NOT_FOUND, MAIL_NOT_FOUND, MAIL_DONE, MAIL_SEALED, ENTRIES_TAMPERED
   */
  async read(session: StaffSession, caseId: string, mailId: string): Promise<void> {
    await this.write.change(session, caseId, fileMail.name, async (locked, change, open) => {
      const row = await this.rows.lock(mailId);
      if (row?.caseId !== locked.id || row.escalationId === null)
        throw new ReceivedMailError('MAIL_NOT_FOUND');
      await this.file(session, { row, escalationId: row.escalationId }, open, change);
    });
  }

  /**
   * Says what a mail is about that nobody could place, which puts it into that case.
   *
   * @throws CASE_NOT_FOUND, MAIL_NOT_FOUND, MAIL_DONE, MAIL_SEALED, MAIL_ESCALATION_UNKNOWN
   */
  async place(
    session: StaffSession,
    mailId: string,
    { caseId, escalationId }: { caseId: string; escalationId: string },
  ): Promise<void> {
    await this.write.change(session, caseId, fileMail.name, async (_, change, open) => {
      const row = await this.rows.lock(mailId);
      if (!row || row.caseId !== null || !session.keys.desks.has(row.deskId))
        throw new ReceivedMailError('MAIL_NOT_FOUND');
      await this.file(session, { row, escalationId }, open, change);
    });
  }

  /** In the caller's write. */
  private async file(
    session: StaffSession,
    { row, escalationId }: { row: ReceivedMailRow; escalationId: string },
    open: OpenCase,
    change: PendingChange,
  ): Promise<void> {
    const recipient = await this.returns.recipientOf({ caseId: open.caseId, id: escalationId });
    if (recipient === null) throw new ReceivedMailError('MAIL_ESCALATION_UNKNOWN');
    if (!row.words) throw new ReceivedMailError('MAIL_DONE');
    const words = this.wordsOf(session, row);
    if (!words) throw new ReceivedMailError('MAIL_SEALED');
    const entryId = randomUUID();
    await this.entries.append(open, {
      id: entryId,
      kind: receivedMailEntry,
      author: { type: 'staff', staffId: session.staffId, keys: session.keys },
      value: { ...words, mailId: row.id, escalationId, kind: row.kind },
    });
    const at = minute(await this.clock.read());
    await this.rows.finish({ id: row.id, caseId: open.caseId, escalationId, entryId }, at);
    if (row.caseId !== null) await this.clocks.meet(open.caseId, unreadMailClock, row.id);
    change.record(receivedMailFiled({ recipient, kind: row.kind }));
  }

  /** Null where the keys do not open it. @throws ENTRIES_TAMPERED for one of a case that the helpdesk did not write; administrators are told */
  private wordsOf(session: StaffSession, row: ReceivedMailRow): MailWords | null {
    const opened = openWords(this.keyFile, session.keys, row);
    if (opened === 'unsound' && row.caseId !== null) throw this.tampering.found(row.caseId);
    return typeof opened === 'string' ? null : opened.words;
  }
}
