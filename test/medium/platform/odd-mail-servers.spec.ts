import { type Mail, Mailer } from '../../../src/platform/mail/index.js';
import { type MailTransport, smtpTransport } from '../../../src/platform/mail/mail-transport.js';
import { eventually, type OddMailServer, startOddMailServer, testConfig } from '../../support/index.js';

const MAIL: Mail = {
  to: 'asha@example.org',
  subject: 'A case needs you',
  text: 'Open the console.',
  messageId: '<7b1c0f5e-0000-4000-8000-000000000001@abhaya.local>',
};
const ENVELOPE = {
  ...MAIL,
  from: { name: '', address: 'desk@example.org' },
  to: { name: '', address: MAIL.to },
  date: new Date(0),
  headers: {},
};
const UNREACHABLE = { code: 'MAIL_UNREACHABLE', permanent: false };

function stillUnreachable(error: unknown): false {
  expect(error).toMatchObject(UNREACHABLE);
  return false;
}

describe('mail to a server that', () => {
  let server: OddMailServer;
  let transport: MailTransport | undefined;

  afterEach(async () => {
    transport?.close();
    transport = undefined;
    await server.stop();
  });

  it.each(['trickle', 'hang'] as const)(
    'does not get on (%s) is given up in time, and sent once the server answers',
    async (oddity) => {
      server = await startOddMailServer(oddity);
      transport = smtpTransport(server.url, 'required', { sendMs: 500 });
      const { send } = transport;
      const failures = await Promise.allSettled([send(ENVELOPE), send(ENVELOPE), send(ENVELOPE)]);
      for (const failure of failures)
        expect(failure).toMatchObject({ status: 'rejected', reason: { ...UNREACHABLE, undone: true } });
      await eventually('its connections are closed', () => server.open() === 0);

      server.oddity = 'none';
      // Half a second is short on a busy machine.
      const sent = () => send(ENVELOPE).then(() => true, stillUnreachable);
      await eventually('it is sent', sent);
      expect(server.received()).toBeGreaterThan(0);
    },
  );

  it('closes after the mail without a word may have taken it, and gets it once for each try', async () => {
    server = await startOddMailServer('close');
    transport = smtpTransport(server.url, 'required');
    await expect(transport.send(ENVELOPE)).rejects.toMatchObject({ ...UNREACHABLE, undone: false });
    expect(server.received()).toBe(1);
    server.oddity = 'none';
    await transport.send(ENVELOPE);
    expect(server.received()).toBe(2);
  });

  it.each(['swallow', 'drip'] as const)(
    'takes the mail and gives no answer (%s) may have taken it',
    async (oddity) => {
      server = await startOddMailServer(oddity);
      transport = smtpTransport(server.url, 'required', { sendMs: 500 });
      await expect(transport.send(ENVELOPE)).rejects.toMatchObject({ ...UNREACHABLE, undone: false });
      expect(server.received()).toBe(1);
    },
  );

  it('trickles does not keep a process that is stopped', async () => {
    server = await startOddMailServer('trickle');
    const mailer = new Mailer(testConfig({ SMTP_URL: server.url }));
    const sending = mailer.send(MAIL);
    await eventually('it is on its way', () => server.open() === 1);
    mailer.onModuleDestroy();
    await expect(sending).rejects.toMatchObject(UNREACHABLE);
    await eventually('its connection is closed', () => server.open() === 0);
    await expect(mailer.send(MAIL)).rejects.toMatchObject(UNREACHABLE);
    mailer.onApplicationShutdown();
  });
});
