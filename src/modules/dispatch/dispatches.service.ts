import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { KeyFile } from '../../platform/crypto/index.js';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { answerTokenHash, newAnswerToken } from './answer-address.js';
import { DispatchPublicKey } from './dispatch-keys.js';
import { sealDispatch } from './dispatch-seal.js';
import { dispatchQueued } from './dispatch.definitions.js';
import { DispatchRepository } from './dispatch.repository.js';

/** Gives what was approved to the workers, who send it once. */
@Injectable()
export class Dispatches {
  constructor(
    private readonly rows: DispatchRepository,
    private readonly publicKey: DispatchPublicKey,
    private readonly keyFile: KeyFile,
    private readonly outbox: Outbox,
    private readonly config: Config,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * Has a mail sent, in the caller's transaction.
   *
   * @param given.text - the package of a mail, to the character
   * @param given.recipientId - with `channelKey` the channel of the directory that it is for
   * @throws DISPATCH_NOT_READY
   */
  async queue(given: {
    caseId: string;
    escalationId: string;
    recipientId: string;
    channelKey: string;
    text: string;
  }): Promise<void> {
    const { caseId, escalationId, ...content } = given;
    const to = await this.publicKey.get();
    const token = this.config.answerMailbox === undefined ? null : newAnswerToken();
    const id = randomUUID();
    const row = sealDispatch(this.keyFile, to, { id, caseId, escalationId }, { ...content, token });
    const queuedAt = minute(await this.clock.read());
    await this.rows.insert({ ...row, tokenHash: token === null ? null : answerTokenHash(token), queuedAt });
    await this.outbox.emit(dispatchQueued({ caseId, dispatchId: id }));
  }

  /** No answer to it is waited for any more: its address to answer to is forgotten, in the caller's transaction. */
  forgetAnswers(escalationId: string): Promise<void> {
    return this.rows.forgetTokens(escalationId);
  }

  /** Takes back what waits of this escalation, in the caller's transaction. False where it is leaving at this moment, or has left. */
  withdraw(escalationId: string): Promise<boolean> {
    return this.rows.withdraw(escalationId);
  }
}
