import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SMTPServerOptions } from 'smtp-server';
import { certify } from '../support/certificates.js';
import {
  createInstallation,
  eventually,
  startMailServer,
  type Installation,
  type MailServer,
} from '../support/index.js';
import { spawnWeb, spawnWorker, type BuiltProcess } from '../support/processes.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';

/** On Linux it reaches this machine, and is not a loopback address by name: TLS is required. */
const ADDRESS = '0.0.0.0';
const PRODUCTION = {
  NODE_ENV: 'production',
  SITE_ORIGIN: 'https://help.example.org',
  CONSOLE_ORIGIN: 'https://console.example.net',
  MAIL_FROM: 'Help desk <desk@example.net>',
  // Mail waits for up to a fifteenth of it.
  NEXT_PERSON_MINUTES: '1,15,60,240',
};

describe('a worker in production, whose mail server is elsewhere', () => {
  const { authority, server } = certify(ADDRESS);
  let folder: string;
  let installation: Installation;
  let mail: MailServer;
  let worker: BuiltProcess;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'abhaya-tls-'));
    writeFileSync(join(folder, 'authority.pem'), authority.cert);
    installation = await createInstallation();
    const web = await spawnWeb(installation);
    await new Reporter(web.site).fileReport(CHILD_THREATENED);
    await web.process.stop();
  });
  afterEach(async () => {
    await worker.stop();
    await mail.stop();
    await installation.database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const start = async (options: SMTPServerOptions, variables: Record<string, string> = {}) => {
    mail = await startMailServer({ ...server, ...options });
    const url = mail.url.replace('127.0.0.1', ADDRESS);
    worker = await spawnWorker(installation, { ...PRODUCTION, SMTP_URL: url, ...variables });
  };
  const trusting = () => ({ NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem') });

  it.each<[string, SMTPServerOptions]>([
    ['smtps', { secure: true }],
    ['STARTTLS', { disabledCommands: [] }],
  ])('sends under %s to a server whose certificate is valid', async (_how, options) => {
    await start(options, trusting());
    for (const { email } of [installation.coordinator, ...installation.counsellors]) {
      const received = await mail.nextMail(({ to }) => to.includes(email));
      expect(received).toMatchObject({
        secure: true,
        subject: expect.stringContaining('urgency 1') as string,
      });
    }
    expect(worker.output).not.toContain('MAIL_');
  });

  it('sends nothing to one whose certificate nobody vouches for, and says so', async () => {
    await start({ secure: true });
    await eventually('the refusal in the log', () => worker.output.includes('MAIL_NOT_ENCRYPTED'));
    expect(mail.mails).toEqual([]);
  });
});
