import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type AddressObject, simpleParser } from 'mailparser';
import type { SMTPServerOptions } from 'smtp-server';
import { type Mail, MailError, Mailer } from '../../../src/platform/mail/index.js';
import { folderTransport } from '../../../src/platform/mail/mail-transport.js';
import { mailAddress, parseMailbox } from '../../../src/platform/text/index.js';
import { freePort, type MailServer, startMailServer, testConfig } from '../../support/index.js';

const MAIL: Mail = {
  to: 'asha@example.org',
  subject: 'A case needs you: AB-1234 \u2013 urgency 1',
  text: 'Open the console.\n\u0928\u092e\u0938\u094d\u0924\u0947',
  messageId: '<7b1c0f5e-0000-4000-8000-000000000001@abhaya.local>',
};

/** The parser of the tests writes domains in their own script. */
const spelledInAscii = (parties: AddressObject | undefined) =>
  parties?.value.map(({ name, address = '' }) => ({ name, address: mailAddress(address) }));

describe('mail to a server', () => {
  let server: MailServer | undefined;
  const ends: (() => unknown)[] = [];
  const start = async (options: SMTPServerOptions = {}) => {
    const started = await startMailServer(options);
    ends.push(() => started.stop());
    return (server = started);
  };
  const mailerFor = (url: string, more: Record<string, string> = {}) => {
    const mailer = new Mailer(testConfig({ SMTP_URL: url, ...more }));
    ends.unshift(() => mailer.onApplicationShutdown());
    return mailer;
  };
  /** On Linux 0.0.0.0 reaches this machine, and it is not a loopback address by name. */
  const asRemote = ({ url }: MailServer) => url.replace('127.0.0.1', '0.0.0.0');

  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });

  it('arrives as it was written, from our sender, with its own message id, marked as sent by a machine', async () => {
    const { url, nextMail } = await start();
    await mailerFor(url, { MAIL_FROM: 'Help desk <desk@example.org>' }).send(MAIL);
    const mail = await nextMail();
    expect(mail).toMatchObject({
      to: ['asha@example.org'],
      subject: MAIL.subject,
      messageId: MAIL.messageId,
    });
    expect(mail.from).toBe('"Help desk" <desk@example.org>');
    expect(mail.text.trimEnd()).toBe(MAIL.text);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.raw).not.toMatch(/x-mailer|nodemailer/i);
    expect(mail.raw).toMatch(/^Date: .+:\d\d:00 \+0000\r$/m);
  });

  it.each([
    ['Help <desk@सहायता.भारत>', 'Help', 'desk@xn--h2bv0aezc.xn--h2brj9c'],
    ['desk@bücher.example', '', 'desk@xn--bcher-kva.example'],
    ['Help: desk <desk@example.org>', 'Help: desk', 'desk@example.org'],
    ['Help (India) <desk@example.org>', 'Help (India)', 'desk@example.org'],
    ['O"Neil <desk@example.org>', 'O"Neil', 'desk@example.org'],
    ['Help desk, India <desk@example.org>', 'Help desk, India', 'desk@example.org'],
    ['سہولت، ڈیسک <desk@example.org>', 'سہولت، ڈیسک', 'desk@example.org'],
  ])('leaves from %s', async (MAIL_FROM, name, address) => {
    const { url, nextMail } = await start();
    await mailerFor(url, { MAIL_FROM }).send(MAIL);
    const mail = await nextMail();
    const { from } = await simpleParser(mail.raw);
    expect(spelledInAscii(from)).toEqual([{ name, address }]);
    expect(mail.raw).toMatch(/^[\x00-\x7f]*$/);
  });

  it('is handed over with the domain of its recipient in ASCII', async () => {
    const { url, nextMail } = await start();
    await mailerFor(url).send({ ...MAIL, to: 'asha@bücher.example' });
    expect((await nextMail()).raw).toContain('To: asha@xn--bcher-kva.example\r\n');
  });

  it.each(['रवि@उदाहरण.भारत', 'ＡＢ@helpdesk.example'])(
    'does not leave for %s, which not every server takes',
    async (to) => {
      const { url } = await start();
      await expect(mailerFor(url).send({ ...MAIL, to })).rejects.toMatchObject({
        code: 'MAIL_ADDRESS_NOT_ASCII',
        permanent: true,
        undone: true,
      });
      expect(server?.mails).toEqual([]);
    },
  );

  it('does not leave in the clear for a server elsewhere', async () => {
    const remote = asRemote(await start());
    await expect(mailerFor(remote).send(MAIL)).rejects.toMatchObject({
      code: 'MAIL_NOT_ENCRYPTED',
      undone: true,
    });
    expect(server?.mails).toEqual([]);
  });

  it('does not leave for a server that cannot prove its name', async () => {
    const remote = asRemote(await start({ disabledCommands: [] }));
    await expect(mailerFor(remote).send(MAIL)).rejects.toMatchObject({ code: 'MAIL_NOT_ENCRYPTED' });
    const secure = asRemote(await start({ secure: true }));
    await expect(mailerFor(secure).send(MAIL)).rejects.toMatchObject({ code: 'MAIL_NOT_ENCRYPTED' });
  });

  it('leaves for a server elsewhere when TLS is switched off, and still takes the encryption that is offered', async () => {
    const { nextMail, ...remote } = await start({ disabledCommands: [] });
    await mailerFor(asRemote({ nextMail, ...remote }), { MAIL_TLS: 'off' }).send(MAIL);
    expect((await nextMail()).secure).toBe(true);
  });

  const saying = (responseCode: number) =>
    Object.assign(new Error('no asha@example.org here'), { responseCode });

  it.each<[string, SMTPServerOptions, MailError['code'], boolean]>([
    ['a recipient', { onRcptTo: (_to, _session, done) => done(saying(550)) }, 'MAIL_REFUSED', true],
    ['the sender', { onMailFrom: (_from, _session, done) => done(saying(550)) }, 'MAIL_REFUSED', true],
    [
      'what the mail says',
      { onData: (stream, _session, done) => stream.resume().on('end', () => done(saying(554))) },
      'MAIL_REFUSED',
      true,
    ],
    [
      'a recipient for a while',
      { onRcptTo: (_to, _session, done) => done(saying(451)) },
      'MAIL_DEFERRED',
      false,
    ],
    [
      'the order of things',
      { onRcptTo: (_to, _session, done) => done(saying(503)) },
      'MAIL_SERVER_REFUSED',
      false,
    ],
    [
      'a sender who did not sign in',
      { onMailFrom: (_from, _session, done) => done(saying(530)) },
      'MAIL_SIGN_IN_FAILED',
      false,
    ],
    ['to talk at all', { onConnect: (_session, done) => done(saying(554)) }, 'MAIL_SERVER_REFUSED', false],
  ])('says what the server refuses: %s', async (_what, options, code, permanent) => {
    const { url } = await start(options);
    const failure = await mailerFor(url)
      .send(MAIL)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MailError);
    expect(failure).toMatchObject({ code, permanent, undone: true });
    expect(
      `${(failure as Error).message} ${(failure as Error).stack} ${JSON.stringify(failure)}`,
    ).not.toContain('asha');
  });

  it('says when the server does not know us', async () => {
    const { url } = await start({
      authOptional: false,
      onAuth: (_auth, _session, done) => done(new Error('who are you')),
    });
    const signedIn = url.replace('//', '//desk:wrong%20word@');
    await expect(mailerFor(signedIn).send(MAIL)).rejects.toMatchObject({
      code: 'MAIL_SIGN_IN_FAILED',
      undone: true,
    });
  });

  it('says when no server is there, and sends again once one is', async () => {
    const port = await freePort();
    await expect(mailerFor(`smtp://127.0.0.1:${port}`).send(MAIL)).rejects.toMatchObject({
      code: 'MAIL_UNREACHABLE',
      undone: true,
    });
    const { url, nextMail } = await start();
    await mailerFor(url).send(MAIL);
    expect((await nextMail()).messageId).toBe(MAIL.messageId);
  });

  it.each([
    ['an address with a second one', { to: 'asha@example.org, all@example.org' }],
    ['an address with a header', { to: 'asha@example.org\r\nBcc: all@example.org' }],
    ['a subject with a header', { subject: 'Hello\r\nBcc: all@example.org' }],
    ['a message id with a path', { messageId: '<../../etc/passwd@x>' }],
  ])('refuses %s', async (_what, wrong) => {
    const { url } = await start();
    await expect(mailerFor(url).send({ ...MAIL, ...wrong })).rejects.toMatchObject({
      code: 'MAIL_NOT_SAFE',
      permanent: true,
    });
    expect(server?.mails).toEqual([]);
  });
});

describe('mail to a folder', () => {
  let folder: string;
  const mailer = (mailFolder = join(folder, 'mail')) => new Mailer(testConfig({ MAIL_FOLDER: mailFolder }));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'abhaya-mail-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is one whole file for each mail, for this user alone', async () => {
    await mailer().send(MAIL);
    await mailer().send(MAIL);
    const files = await readdir(join(folder, 'mail'));
    expect(files).toEqual(['7b1c0f5e-0000-4000-8000-000000000001@abhaya.local.eml']);
    const path = join(folder, 'mail', files[0] ?? '');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(path)).mtimeMs % 60_000).toBe(0);
    expect((await stat(join(folder, 'mail'))).mode & 0o777).toBe(0o700);
    const read = await simpleParser(await readFile(path));
    expect(read.text?.trimEnd()).toBe(MAIL.text);
    expect(read.subject).toBe(MAIL.subject);
  });

  it('comes from every sender that the settings accept, as they say it', async () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 90 }),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.stringMatching(/^[ -~]{0,90}$/),
      fc.constantFrom(
        'O"Neil',
        '"Quoted"',
        'a\\',
        'Help: desk',
        'desk@example.org',
        'undisclosed;',
        '(x)',
        '=?utf-8?q?x?=',
      ),
    );
    const address = fc.constantFrom(
      'desk@example.org',
      "o'neil+x@bücher.example",
      'desk@सहायता.भारत',
      'डेस्क@example.org',
    );
    const transport = folderTransport(folder);
    await fc.assert(
      fc.asyncProperty(name, address, async (named, mailbox) => {
        const from = parseMailbox(`${named} <${mailbox}>`);
        fc.pre(from !== null);
        await transport.send({
          ...MAIL,
          from: from!,
          to: { name: '', address: MAIL.to },
          date: new Date(0),
          headers: {},
        });
        const written = await readFile(join(folder, '7b1c0f5e-0000-4000-8000-000000000001@abhaya.local.eml'));
        const parsed = await simpleParser(written);
        expect(spelledInAscii(parsed.from)).toEqual([from]);
        expect(written.every((byte) => byte < 0x80)).toBe(true);
      }),
    );
  });

  it('says when the folder cannot be written, and leaves no half file', async () => {
    const blocked = join(folder, 'blocked');
    await writeFile(blocked, '');
    await expect(mailer(blocked).send(MAIL)).rejects.toMatchObject({ code: 'MAIL_NOT_WRITTEN' });
    expect(await readdir(folder)).toEqual(['blocked']);
  });
});
