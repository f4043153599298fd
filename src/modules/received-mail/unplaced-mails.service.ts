import { Injectable } from '@nestjs/common';
import { KeyFile } from '../../platform/crypto/index.js';
import { DatabaseClock, minute, Transaction } from '../../platform/database/index.js';
import { Audit } from '../audit/index.js';
import { Desks } from '../desks/index.js';
import type { StaffSession } from '../staff/index.js';
import type { MailKind } from '../vocabulary/index.js';
import { openWords } from './mail-seal.js';
import type { MailWords } from './reading/read-mail.js';
import { mailDiscarded, ReceivedMailError } from './received-mail.definitions.js';
import { ReceivedMailRepository, type ReceivedMailRow } from './received-mail.repository.js';

const MOST_LISTED = 50;

/** A mail that nobody could place, as those who lead its desk see it. */
export interface UnplacedMail {
  id: string;
  desk: string;
  kind: MailKind;
  receivedAt: Date;
  /** Null: it does not open with the caller's keys, or is not what was kept. */
  words: MailWords | null;
}

/** Mails of which no machine could say what they are about: a person decides. */
@Injectable()
export class UnplacedMails {
  constructor(
    private readonly rows: ReceivedMailRepository,
    private readonly desks: Desks,
    private readonly audit: Audit,
    private readonly keyFile: KeyFile,
    private readonly transaction: Transaction,
    private readonly clock: DatabaseClock,
  ) {}

  /** The oldest of the caller's desks, 50 at most. */
  async list({ keys }: StaffSession): Promise<UnplacedMail[]> {
    const rows = await this.rows.listUnplaced([...keys.desks.keys()], MOST_LISTED);
    if (rows.length === 0) return [];
    const names = new Map((await this.desks.list()).map(({ id, name }) => [id, name]));
    return rows.map((row) => {
      const opened = openWords(this.keyFile, keys, row);
      const { id, kind, receivedAt, deskId } = row;
      const words = typeof opened === 'string' ? null : opened.words;
      return { id, kind, receivedAt, desk: names.get(deskId) ?? '', words };
    });
  }

  /**
   * Throws a mail away: what was kept of it is gone; the mailbox still has it.
   *
   * @throws MAIL_NOT_FOUND, MAIL_DONE
   */
  async discard(session: StaffSession, mailId: string): Promise<void> {
    await this.transaction.run(async () => {
      const row = await this.requireUnplaced(session, mailId);
      const at = minute(await this.clock.read());
      await this.rows.finish({ id: row.id, caseId: null, escalationId: null, entryId: null }, at);
      const { staffId: actorId } = session;
      await this.audit.record({
        ...{ actorId, action: mailDiscarded.name, subject: 'mail', subjectId: row.id },
        detail: { kind: row.kind },
      });
    });
  }

  private async requireUnplaced({ keys }: StaffSession, mailId: string): Promise<ReceivedMailRow> {
    const row = await this.rows.lock(mailId);
    if (!row || row.caseId !== null || !keys.desks.has(row.deskId))
      throw new ReceivedMailError('MAIL_NOT_FOUND');
    if (!row.words) throw new ReceivedMailError('MAIL_DONE');
    return row;
  }
}
