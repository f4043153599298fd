import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { KeyFile } from '../../platform/crypto/index.js';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { isError } from '../../platform/errors/index.js';
import { MailError, Mailer, type Mail } from '../../platform/mail/index.js';
import { PgpError, PgpPublicKey } from '../../platform/pgp/index.js';
import { QueueError, HandlesJob, type AtMostOnce, type JobHandler } from '../../platform/queue/index.js';
import { parseMailbox } from '../../platform/text/index.js';
import { CybertiplineError } from '../cybertipline/index.js';
import { Directory, isSendable, type DirectoryChannel } from '../directory/index.js';
import type { DispatchFailure } from '../vocabulary/index.js';
import { answerAddress } from './answer-address.js';
import { messageDomain } from './answered-dispatches.js';
import { DispatchEnds } from './dispatch-ends.js';
import { DispatchSecrets } from './dispatch-keys.js';
import { openDispatch, type DispatchContent } from './dispatch-seal.js';
import { DispatchError, sendDispatch } from './dispatch.definitions.js';
import { DispatchRepository, type BegunDispatch } from './dispatch.repository.js';
import { mailOf } from './package-mail.js';
import { reportOf } from './package-report.js';
import { ReportDispatch } from './report-dispatch.js';

/** Above an hour of tries. */
const MOST_TRIES = 16;

/**
 * Sends a mail to an authority, or a report to the CyberTipline, at most once. What certainly did not come to them is tried again for a
 * while, and then goes back to a person, as what they refuse does at once, and what is for a recipient whom the directory describes
 * otherwise by now. Of what was on its way when the connection broke nobody knows whether it left: a person decides. What was approved
 * for a key leaves for that key or not at all. No word of it is in the job, the log or an event.
 */
@Injectable()
@HandlesJob(sendDispatch)
export class SendDispatchJob implements JobHandler<{ caseId: string; dispatchId: string }> {
  constructor(
    private readonly rows: DispatchRepository,
    private readonly secrets: DispatchSecrets,
    private readonly ends: DispatchEnds,
    private readonly directory: Directory,
    private readonly reports: ReportDispatch,
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
      const once: AtMostOnce = (effect) =>
        atMostOnce(async () => {
          begun = true;
          await effect();
        });
      await this.send(row, once);
    } catch (error) {
      if (error instanceof QueueError) throw error;
      await this.afterFailure(row, error, begun);
      return;
    }
    await this.ends.end(row.id, 'sent');
  }

  private async send(row: BegunDispatch, once: AtMostOnce): Promise<void> {
    const secret = this.secrets.secret(row.keyId);
    if (!secret) throw new DispatchError('DISPATCH_NOT_READY');
    const content = openDispatch(this.keyFile, secret, row);
    const channel = await this.channelOf(content);
    if (channel.type === 'api') {
      const { at, xml } = reportOf(content.text);
      if (at !== this.reports.address) throw new DispatchError('DISPATCH_RECIPIENT_CHANGED');
      return this.reports.send(row, xml, once);
    }
    const mail = await this.mailFrom(row.id, content, channel);
    return once(() => this.mailer.send(mail));
  }

  /** The channel that it is for, where the helpdesk may still send by it. */
  private async channelOf({ recipientId, channelKey }: DispatchContent): Promise<DirectoryChannel> {
    const record = await this.directory.get(recipientId);
    const channel = record?.channels.find(({ key }) => key === channelKey);
    if (!record || !channel || !isSendable(record, channel))
      throw new DispatchError('DISPATCH_RECIPIENT_CHANGED');
    return channel;
  }

  /** The mail as it was approved, where the directory still says so of its recipient; with the key that it is encrypted to. */
  private async mailFrom(
    id: string,
    { text, token }: DispatchContent,
    { address, pgpKey }: DirectoryChannel,
  ): Promise<Mail> {
    const { encryptedTo, ...words } = mailOf(text);
    if (address !== words.to || (pgpKey?.fingerprint ?? null) !== encryptedTo)
      throw new DispatchError('DISPATCH_RECIPIENT_CHANGED');
    const encryptTo = pgpKey && (await PgpPublicKey.read(pgpKey.armored, await this.clock.read()));
    if (encryptTo && encryptTo.fingerprint !== encryptedTo)
      throw new DispatchError('DISPATCH_RECIPIENT_CHANGED');
    const mailbox = parseMailbox(this.config.answerMailbox ?? '')?.address;
    return {
      ...words,
      messageId: `<${id}@${messageDomain(this.config)}>`,
      byPerson: true,
      ...(encryptTo && { encryptTo }),
      ...(mailbox !== undefined && token !== null && { answersTo: answerAddress(mailbox, token) }),
    };
  }

  /** Throws where it is to be tried again. */
  private async afterFailure(row: BegunDispatch, error: unknown, begun: boolean): Promise<void> {
    if (begun && !isUndone(error)) return this.ends.end(row.id, 'unknown');
    const theirCode = error instanceof CybertiplineError ? error.answered : null;
    const failure = failureOf(error) ?? (row.tries >= MOST_TRIES ? 'not_reached' : null);
    // What was opened there may have been finished, unless they say that it was not.
    if (failure !== null && failure !== 'rejected' && row.remoteId !== null)
      return this.ends.end(row.id, 'unknown');
    if (failure !== null) return this.ends.end(row.id, 'failed', { failure, theirCode });
    await this.rows.layBack(row.id);
    throw error;
  }
}

/** Why it can never be sent as it is; null: it may be tried again. */
function failureOf(error: unknown): DispatchFailure | null {
  if (error instanceof PgpError) return 'key_unusable';
  if (error instanceof CybertiplineError) return error.code === 'CYBERTIPLINE_REJECTED' ? 'rejected' : null;
  if (error instanceof MailError) return error.permanent ? 'refused' : null;
  if (!(error instanceof DispatchError)) return null;
  if (error.code === 'DISPATCH_UNSOUND') return 'unsound';
  return error.code === 'DISPATCH_RECIPIENT_CHANGED' ? 'recipient_changed' : null;
}

/** Whether it is certain that nothing of the effect happened. */
function isUndone(error: unknown): boolean {
  return isError(error) && 'undone' in error && error.undone === true;
}
