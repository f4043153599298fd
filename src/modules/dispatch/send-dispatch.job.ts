import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { KeyFile } from '../../platform/crypto/index.js';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { isError } from '../../platform/errors/index.js';
import { MailError, Mailer, type Mail } from '../../platform/mail/index.js';
import { PgpError, PgpPublicKey } from '../../platform/openpgp/index.js';
import { QueueError, HandlesJob, type AtMostOnce, type JobHandler } from '../../platform/queue/index.js';
import { parseMailbox } from '../../platform/text/index.js';
import { Directory, isSendable } from '../directory/index.js';
import type { DispatchFailure } from '../vocabulary/index.js';
import { answerAddress } from './answer-address.js';
import { messageDomain } from './answered-dispatches.js';
import { DispatchEnds } from './dispatch-ends.js';
import { DispatchSecrets } from './dispatch-keys.js';
import { openDispatch, type DispatchContent } from './dispatch-seal.js';
import { DispatchError, sendDispatch } from './dispatch.definitions.js';
import { DispatchRepository, type BegunDispatch } from './dispatch.repository.js';
import { mailOf, type PackageMail } from './package-mail.js';

/** Above an hour of tries. */
const MOST_TRIES = 16;

/**
 * Sends a mail to an authority, at most once. One that a server certainly did not take is tried again for a while, and then goes back
 * to a person, as one that is refused does at once, and one whose recipient the directory describes otherwise by now. Of one whose
 * connection broke on the way nobody knows whether it left: a person decides. What was approved for a key leaves for that key or not
 * at all. No word of it is in the job, the log or an event.
 */
@Injectable()
@HandlesJob(sendDispatch)
export class SendDispatchJob implements JobHandler<{ caseId: string; dispatchId: string }> {
  constructor(
    private readonly rows: DispatchRepository,
    private readonly secrets: DispatchSecrets,
    private readonly ends: DispatchEnds,
    private readonly directory: Directory,
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
      const mail = await this.mailFrom(row);
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

  private async mailFrom(row: BegunDispatch): Promise<Mail> {
    const secret = this.secrets.secret(row.keyId);
    if (!secret) throw new DispatchError('DISPATCH_NOT_READY');
    const content = openDispatch(this.keyFile, secret, row);
    const { token } = content;
    const { to, subject, text, encryptTo } = await this.addressed(content);
    const mailbox = parseMailbox(this.config.answerMailbox ?? '')?.address;
    return {
      ...{ to, subject, text },
      ...(encryptTo && { encryptTo }),
      messageId: `<${row.id}@${messageDomain(this.config)}>`,
      byPerson: true,
      ...(mailbox !== undefined && token !== null && { answersTo: answerAddress(mailbox, token) }),
    };
  }

  /** The mail as it was approved, where the directory still says so of its recipient; with the key that it is encrypted to. */
  private async addressed({
    text,
    recipientId,
    channelKey,
  }: DispatchContent): Promise<PackageMail & { encryptTo: PgpPublicKey | null }> {
    const mail = mailOf(text);
    const record = await this.directory.get(recipientId);
    const channel = record?.channels.find(({ key }) => key === channelKey);
    const key = channel?.pgpKey;
    const isAsApproved = channel?.address === mail.to && (key?.fingerprint ?? null) === mail.encryptedTo;
    if (!record || !channel || !isAsApproved || !isSendable(record, channel))
      throw new DispatchError('DISPATCH_RECIPIENT_CHANGED');
    if (!key) return { ...mail, encryptTo: null };
    const encryptTo = await PgpPublicKey.read(key.armored, await this.clock.read());
    if (encryptTo.fingerprint !== mail.encryptedTo) throw new DispatchError('DISPATCH_RECIPIENT_CHANGED');
    return { ...mail, encryptTo };
  }

  /** Throws where it is to be tried again. */
  private async afterFailure(row: BegunDispatch, error: unknown, begun: boolean): Promise<void> {
    if (begun && !isUndone(error)) return this.ends.end(row.id, 'unknown');
    const failure = failureOf(error) ?? (row.tries >= MOST_TRIES ? 'not_reached' : null);
    if (failure !== null) return this.ends.end(row.id, 'failed', failure);
    await this.rows.layBack(row.id);
    throw error;
  }
}

/** Why it can never be sent as it is; null: it may be tried again. */
function failureOf(error: unknown): DispatchFailure | null {
  if (error instanceof PgpError) return 'key_unusable';
  if (error instanceof MailError) return error.permanent ? 'refused' : null;
  if (!(error instanceof DispatchError)) return null;
  if (error.code === 'DISPATCH_UNSOUND') return 'unsound';
  return error.code === 'DISPATCH_RECIPIENT_CHANGED' ? 'recipient_changed' : null;
}

/** Whether it is certain that nothing of the effect happened. */
function isUndone(error: unknown): boolean {
  return isError(error) && 'undone' in error && error.undone === true;
}
