import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { PATIENCE_MS } from './patience.js';

/** A mail as it arrived. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: string[];
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly headers: ReadonlyMap<string, unknown>;
  /** All of it, as it came over the wire. */
  readonly raw: string;
  /** Whether the connection was encrypted. */
  readonly secure: boolean;
}

/** A real SMTP server on the loopback. */
export interface MailServer {
  /** For SMTP_URL. */
  readonly url: string;
  /** Everything that arrived so far. */
  readonly mails: ReceivedMail[];
  /** The first mail that fits: one that is here and was not given out yet, or the next to arrive. Throws when none comes. */
  nextMail(fits?: (mail: ReceivedMail) => boolean): Promise<ReceivedMail>;
  stop(): Promise<void>;
}

/** Those that tell of a case: without the head of the audit log, which is mailed too. */
export function ofCases({ mails }: Pick<MailServer, 'mails'>): ReceivedMail[] {
  return mails.filter(({ subject }) => subject.startsWith('Case '));
}

/** @param options - of smtp-server, to play a server that refuses, defers, or speaks TLS */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const given = new Set<ReceivedMail>();
  const news = new EventEmitter().setMaxListeners(0);
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    // A client that keeps its connection open for the next mail is not waited for: half a minute each time otherwise.
    closeTimeout: 200,
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts);
        read(
          raw,
          session.envelope.rcptTo.map(({ address }) => address),
          session.secure,
        ).then(
          (mail) => {
            mails.push(mail);
            done();
            news.emit('mail');
          },
          (error: Error) => done(error),
        );
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;

  const nextMail = async (fits: (mail: ReceivedMail) => boolean = () => true) => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const mail = mails.find((one) => !given.has(one) && fits(one));
      if (mail) {
        given.add(mail);
        return mail;
      }
      await once(news, 'mail', { signal }).catch(() => {
        throw new Error(`No such mail within ${PATIENCE_MS / 1_000} s; ${mails.length} arrived.`);
      });
    }
  };
  const stop = () => new Promise<void>((done) => server.close(() => done()));
  return { url: `${options.secure ? 'smtps' : 'smtp'}://127.0.0.1:${port}`, mails, nextMail, stop };
}

async function read(raw: Buffer, to: string[], secure: boolean): Promise<ReceivedMail> {
  const parsed = await simpleParser(raw);
  return {
    from: parsed.from?.text ?? '',
    to,
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    messageId: parsed.messageId ?? '',
    headers: parsed.headers,
    raw: raw.toString('utf8'),
    secure,
  };
}
