import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { type Config, isLoopback } from '../config/index.js';
import type { Mailbox } from '../text/index.js';
import { MailError } from './mail.errors.js';
import { mailError } from './smtp-error.js';

/** One mail with everything that goes into its header. */
export interface Envelope {
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  /** For its `Date`. */
  readonly date: Date;
  readonly headers: Readonly<Record<string, string>>;
  /** For its `Reply-To`. */
  readonly replyTo?: string;
  /** Whom servers tell what became of it, and whom it is for; left out: sender and recipient. */
  readonly envelope?: { readonly from: string; readonly to: string };
  /** The whole mail as it leaves, in place of what is made of the rest. It needs the `envelope`. */
  readonly raw?: Buffer;
}

/** A way out for mail. */
export interface MailTransport {
  /** Throws MailError. */
  send(mail: Envelope): Promise<void>;
  /** Ends every connection at once; a mail that is on its way fails, and so does each one that comes later. */
  close(): void;
}

/** A mail to staff is a few kilobytes: what takes a minute does not get on, even when a line comes now and then. */
const SEND_MS = 60_000;
const SAFETY = { disableFileAccess: true, disableUrlAccess: true, xMailer: false } as const;

/**
 * Sends to the mail server of SMTP_URL, under TLS unless the settings or a loopback server allow otherwise.
 *
 * @param limits.sendMs - after so many milliseconds a mail fails, whatever the server is doing
 * @param limits.connections - mails on their way at the same time; the next wait for a connection
 */
export function smtpTransport(
  smtpUrl: string,
  mailTls: Config['mailTls'],
  { sendMs = SEND_MS, connections = 1 }: { sendMs?: number; connections?: number } = {},
): MailTransport {
  const url = new URL(smtpUrl);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const secure = url.protocol === 'smtps:';
  const transport = createTransport({
    pool: true,
    maxConnections: connections,
    maxMessages: 100,
    // A mail whose connection closed may have been taken: whether to send it again is for its job to decide.
    maxRequeues: 0,
    host,
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    requireTLS: !secure && mailTls === 'required' && !isLoopback(host),
    // Without a demand for TLS a server on this machine is spoken to in the clear, whatever certificate it offers.
    ignoreTLS: !secure && isLoopback(host),
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: mailTls === 'required' },
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    ...SAFETY,
  });
  const texts = new WeakMap<object, Readable>();
  transport.use('stream', ({ message, data }, done) => {
    const make = message.createReadStream.bind(message);
    message.createReadStream = (options) => {
      const text = make(options);
      if (data.headers) texts.set(data.headers, text);
      return text;
    };
    done();
  });
  return {
    send: async (mail) => {
      const headers = { ...mail.headers };
      try {
        const signal = AbortSignal.timeout(sendMs);
        await transport.sendMail({ ...mail, ...parties(mail), headers, signal });
      } catch (error) {
        // The library reads the text once the server has asked for it (354), and not before.
        throw mailError(error, texts.get(headers)?.readableDidRead === true);
      }
    },
    close: () => transport.close({ force: true }),
  };
}

/** The library takes a text apart by rules of its own, and writes to the objects that it is given. */
function parties({ from, to, envelope }: Envelope): {
  from: Mailbox;
  to: Mailbox;
  envelope?: { from: string; to: string };
} {
  return { from: { ...from }, to: { ...to }, ...(envelope && { envelope: { ...envelope } }) };
}

/** Writes each mail as `<message id>.eml`, of the time of its `Date`, whole or not at all, readable by this user alone. */
export function folderTransport(folder: string): MailTransport {
  const build = createTransport({ streamTransport: true, buffer: true, newline: 'unix', ...SAFETY });
  return {
    send: async (mail) => {
      const name = mail.messageId
        .replace(/^<|>$/g, '')
        .replaceAll(/[^A-Za-z0-9.@_-]/g, '_')
        .replace(/^\.+/, '_');
      const half = join(folder, `.${randomUUID()}.part`);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const { message } = await build.sendMail({ ...mail, ...parties(mail), headers: { ...mail.headers } });
        if (!Buffer.isBuffer(message)) throw new MailError('MAIL_FAILED', true);
        await writeFile(half, message, { mode: 0o600, flush: true });
        await utimes(half, mail.date, mail.date);
        await rename(half, join(folder, `${name}.eml`));
      } catch (error) {
        await rm(half, { force: true }).catch(() => undefined);
        throw error instanceof MailError ? error : new MailError('MAIL_NOT_WRITTEN', true);
      }
    },
    close: () => undefined,
  };
}
