import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyFile } from '../../platform/crypto/index.js';
import { DatabaseClock, minute, Transaction } from '../../platform/database/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { CaseSummaries } from '../cases/index.js';
import { Desks } from '../desks/index.js';
import { AnsweredDispatches } from '../dispatch/index.js';
import { sealWords } from './mail-seal.js';
import { readMail, type ReadMail } from './reading/read-mail.js';
import { mailCame } from './received-mail.definitions.js';
import { ReceivedMailRepository } from './received-mail.repository.js';

/** What became of a mail: it is with its case, or with a desk as nobody could say what it is about; or it came before. */
export type TakenMail = 'placed' | 'unplaced' | 'known';

type About = { caseId: string; escalationId: string; deskId: string };

/** Takes what comes into the mailbox of the answers. It has no key of any person: it seals to a desk, and cannot read it again. */
@Injectable()
export class MailIntake {
  constructor(
    private readonly rows: ReceivedMailRepository,
    private readonly dispatches: AnsweredDispatches,
    private readonly summaries: CaseSummaries,
    private readonly desks: Desks,
    private readonly keyFile: KeyFile,
    private readonly outbox: Outbox,
    private readonly transaction: Transaction,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * Keeps a mail, whatever its bytes are; the same one again adds nothing.
   *
   * @param whole - false: it is bigger than the limit, and these are its first bytes
   * @throws NO_DESK, DESK_KEY_UNSIGNED, DESK_UNSIGNED where there is no desk that it can be sealed to; nothing is kept then
   */
  async take(bytes: Uint8Array, whole: boolean): Promise<TakenMail> {
    const mail = await readMail(bytes, whole);
    return this.transaction.run(async () => {
      const about = await this.aboutOf(mail);
      const desk = await this.desks.holdPresentKey(about?.deskId ?? (await this.desks.intakeDesk(null)).id);
      const row = {
        id: randomUUID(),
        caseId: about?.caseId ?? null,
        escalationId: about?.escalationId ?? null,
        deskId: desk.id,
        deskEpoch: desk.epoch,
        kind: mail.kind,
      };
      const words = sealWords(this.keyFile, desk.kemPublic, row, mail.words);
      const receivedAt = minute(await this.clock.read());
      if (!(await this.rows.insert({ ...row, words, hash: mail.hash, entryId: null, receivedAt })))
        return 'known';
      if (!about) return 'unplaced';
      await this.outbox.emit(mailCame({ caseId: about.caseId, mailId: row.id }));
      return 'placed';
    });
  }

  /** The case is held, so that it stays with its desk until the mail is sealed to that. */
  private async aboutOf(mail: ReadMail): Promise<About | null> {
    const sent = await this.dispatches.find(mail);
    const found = sent && (await this.summaries.lock(sent.caseId));
    return sent && found ? { ...sent, deskId: found.deskId } : null;
  }
}
