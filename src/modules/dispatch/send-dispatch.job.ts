import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { KeyFile } from '../../platform/crypto/index.js';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { isError } from '../../platform/errors/index.js';
import { MailError, Mailer, type Mail } from '../../platform/mail/index.js';
import { QueueError, HandlesJob, type AtMostOnce, type JobHandler } from '../../platform/queue/index.js';
import { parseMailbox } from '../../platform/text/index.js';
import { answerAddress } from './answer-address.js';
import { messageDomain } from './answered-dispatches.js';
import { DispatchEnds } from './dispatch-ends.js';
import { DispatchSecrets } from './dispatch-keys.js';
import { openDispatch } from './dispatch-seal.js';
import { DispatchError, sendDispatch } from './dispatch.definitions.js';
import { DispatchRepository, type BegunDispatch } from './dispatch.repository.js';
import { mailOf } from './package-mail.js';

/** Above an hour of tries. */
const MOST_TRIES = 16;

/**
 * Sends a mail to an authority, at most once. One that a server certainly did not take is tried again for a while, and then goes back
 * to a person, as one that is refused does at once. Of one whose connection broke on the way nobody knows whether it left: a person
 * decides. No word of it is in the job, the log or an event.
 */
@Injectable()
@HandlesJob(sendDispatch)
export class SendDispatchJob implements JobHandler<{ caseId: string; dispatchId: string }> {
  constructor(
    private readonly rows: DispatchRepository,
    private readonly secrets: DispatchSecrets,
    private readonly ends: DispatchEnds,
    private readonly mailer: Mailer,
    private readonly keyFile: KeyFile,
    private readonly config: Config,
    private readonly clock: DatabaseClock,
  ) {}

  async handle({ dispatchId }: { dispatchId: string }, atMostOnce: AtMostOnce): Promise<void> {
    const row = await this.rows.begin(dispatchId, minute(await this.clock.read()));
    if (!row) return;
    let begun = false;
    try {
      const mail = this.mailFrom(row);
      await atMostOnce(async () => {
        begun = true;
        await this.mailer.send(mail);
      });
    } catch (error) {
      if (error instanceof QueueError) throw error;
      await this.afterFailure(row, error, begun);
      return;
    }
    await this.ends.end(row.id, 'sent');
  }

  private mailFrom(row: BegunDispatch): Mail {
    const secret = this.secrets.secret(row.keyId);
    if (!secret) throw new DispatchError('DISPATCH_NOT_READY');
    const { text, token } = openDispatch(this.keyFile, secret, row);
    const mailbox = parseMailbox(this.config.answerMailbox ?? '')?.address;
    return {
      ...mailOf(text),
      messageId: `<${row.id}@${messageDomain(this.config)}>`,
      byPerson: true,
      ...(mailbox !== undefined && token !== null && { answersTo: answerAddress(mailbox, token) }),
    };
  }

  /** Throws where it is to be tried again. */
  private async afterFailure(row: BegunDispatch, error: unknown, begun: boolean): Promise<void> {
    if (begun && !isUndone(error)) return this.ends.end(row.id, 'unknown');
    const unsound = error instanceof DispatchError && error.code === 'DISPATCH_UNSOUND';
    const refused = error instanceof MailError && error.permanent;
    if (unsound || refused || row.tries >= MOST_TRIES) return this.ends.end(row.id, 'failed');
    await this.rows.layBack(row.id);
    throw error;
  }
}

/** Whether it is certain that nothing of the effect happened. */
function isUndone(error: unknown): boolean {
  return isError(error) && 'undone' in error && error.undone === true;
}
