import { Injectable, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../config/index.js';
import { Metrics } from '../metrics/index.js';
import type { PgpPublicKey } from '../pgp/index.js';
import { isInternationalAddress, mailAddress } from '../text/index.js';
import { MailError } from './mail.errors.js';
import { MailSlots } from './mail-slots.js';
import { type Envelope, folderTransport, type MailTransport, smtpTransport } from './mail-transport.js';
import { encrypted } from './pgp-mime.js';

/** A mail in plain text to one person. */
export interface Mail {
  /** The address alone, such as `asha@example.org`; its domain in any script. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** With its angle brackets; the same for every try of the same mail, so that a double can be told. */
  readonly messageId: string;
  /** Where answers and news of what became of it go, the address alone; left out: to the sender. */
  readonly answersTo?: string;
  /** A person wrote it, and the recipient's own machine may say that it has come. */
  readonly byPerson?: true;
  /** The key that alone opens its subject and text (RFC 3156); left out: it leaves as it is. */
  readonly encryptTo?: PgpPublicKey;
}

const MESSAGE_ID = /^<[A-Za-z0-9._+-]{1,100}@[A-Za-z0-9.-]{1,253}>$/;
const LONGEST_SUBJECT = 200;
const MINUTE_MS = 60_000;

/** Milliseconds that a process which is stopped leaves to mail on its way: less than a service manager leaves to the process. */
const GRACE_MS = 5_000;

/** Sends mail to the server of SMTP_URL, or into MAIL_FOLDER when there is none. */
@Injectable()
export class Mailer implements OnModuleDestroy, OnApplicationShutdown {
  private readonly transport: MailTransport;
  private readonly slots: MailSlots;
  private closing: NodeJS.Timeout | undefined;

  constructor(
    private readonly config: Config,
    private readonly metrics: Metrics = new Metrics(),
  ) {
    const { smtpUrl, mailTls, mailConnections: connections } = config;
    // A mail has its minute from when a connection is free for it.
    this.slots = new MailSlots(connections);
    this.transport = smtpUrl
      ? smtpTransport(smtpUrl, mailTls, { connections })
      : folderTransport(config.mailFolder);
  }

  /**
   * Resolves once the server has taken the mail, or the file is there. Throws MailError, and PgpError where it cannot be encrypted.
   *
   * @param urgency - 1 to 4: where mails wait for a connection, the most urgent (1) goes first
   */
  async send(mail: Mail, urgency = 1): Promise<void> {
    try {
      await this.slots.run(urgency, () => this.trySending(mail));
      this.metrics.count('abhaya_mail_total', { result: 'sent' });
    } catch (error) {
      const result = error instanceof MailError ? error.code : 'MAIL_FAILED';
      this.metrics.count('abhaya_mail_total', { result });
      throw error;
    }
  }

  /** The process is going down: what is on its way has a moment left, so that its job can still note what became of it. */
  onModuleDestroy(): void {
    this.closing = setTimeout(() => this.transport.close(), GRACE_MS);
  }

  onApplicationShutdown(): void {
    clearTimeout(this.closing);
    this.transport.close();
  }

  private async trySending(mail: Mail): Promise<void> {
    const { to, subject, text, messageId, answersTo } = mail;
    const address = mailAddress(to);
    if (address === null && isInternationalAddress(to)) throw new MailError('MAIL_ADDRESS_NOT_ASCII', true);
    if (
      address === null ||
      !MESSAGE_ID.test(messageId) ||
      /[\r\n\0]/.test(subject) ||
      subject.length > LONGEST_SUBJECT ||
      (answersTo !== undefined && mailAddress(answersTo) === null)
    ) {
      throw new MailError('MAIL_NOT_SAFE', true);
    }
    const envelope: Envelope = {
      from: this.config.mailSender,
      to: { name: '', address },
      subject,
      text,
      messageId,
      // Whoever reads the mailbox learns no second of what a reporter did.
      date: new Date(Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS),
      // RFC 3834: no out-of-office answers to a machine.
      headers: mail.byPerson ? {} : { 'Auto-Submitted': 'auto-generated' },
      ...(answersTo !== undefined && {
        replyTo: answersTo,
        envelope: { from: answersTo, to: address },
      }),
    };
    await this.transport.send(mail.encryptTo ? await encrypted(envelope, mail.encryptTo) : envelope);
  }
}
