import { Scheduler } from '../../src/platform/schedule/index.js';
import { ConsoleClient } from '../support/console-client.js';
import { runWeb, runWorker, type RunningWeb } from '../support/helpdesk.js';
import { createInstallation, startMailServer, type Installation, type MailServer } from '../support/index.js';
import type {
  ReadinessCheckDto,
  ReadinessDto,
  TestMailDto,
} from '../../src/modules/readiness/readiness.dto.js';

describe('the readiness page', () => {
  let installation: Installation;
  let web: RunningWeb;
  let mails: MailServer;
  let asha: ConsoleClient;

  beforeAll(async () => {
    installation = await createInstallation();
    mails = await startMailServer();
    web = await runWeb(installation, { SMTP_URL: mails.url, MAIL_TLS: 'off' });
    asha = await ConsoleClient.of({ console: web.console, installation }, installation.administrator);
  });
  afterAll(async () => {
    await web?.stop();
    await mails?.stop();
    await installation.database.drop();
  });

  const checks = async () => (await asha.get<ReadinessDto>('/api/readiness')).checks;
  const check = async (name: string): Promise<ReadinessCheckDto> => {
    const found = (await checks()).find((one) => one.name === name);
    if (!found) throw new Error(`No check ${name}.`);
    return found;
  };
  const daysAgo = (days: number): string =>
    new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

  it('has everything that a helpdesk needs, the people first', async () => {
    expect((await checks()).map(({ name }) => name)).toEqual([
      'desk_holders',
      'mail',
      'helplines',
      'directory',
      'texts',
      'backup',
      'keys_copied',
      'schema',
      'audit',
    ]);
  });

  it('counts who can open each desk in use', async () => {
    expect(await check('desk_holders')).toMatchObject({
      state: 'fine',
      subjects: [{ name: 'First desk', count: 3 }],
    });
    await installation.addDesk('Night desk');
    expect(await check('desk_holders')).toMatchObject({
      state: 'attention',
      values: { desks: 2, few: 1 },
      subjects: [
        { name: 'First desk', count: 3 },
        { name: 'Night desk', count: 1 },
      ],
    });
    await installation.database.query(
      `UPDATE desk_members SET root_grant = NULL, granted_by = NULL, grant_signature = NULL WHERE staff_id = $1`,
      [installation.counsellors[0].id],
    );
    expect((await check('desk_holders')).subjects[0]).toMatchObject({ name: 'First desk', count: 2 });
  });

  it('counts what people have looked at of the site', async () => {
    const { values, state } = await check('helplines');
    expect(Number(values['total'])).toBeGreaterThan(0);
    expect(state).toBe(values['verified'] === values['total'] ? 'fine' : 'attention');
    const texts = await check('texts');
    expect(Number(texts.values['total'])).toBeGreaterThan(0);
    expect(texts.subjects.map(({ name }) => name)).toContain('en');
  });

  it('sends a test mail and says what came of it', async () => {
    expect(await check('mail')).toMatchObject({ state: 'attention', values: {} });
    expect(await asha.post<TestMailDto>('/api/readiness/mail', undefined)).toEqual({ outcome: 'sent' });
    const { to } = await mails.nextMail(({ text }) => text.includes('Mail of the helpdesk works'));
    expect(to).toEqual([installation.administrator.email]);
    expect(await check('mail')).toMatchObject({ state: 'fine', values: { outcome: 'sent', days: 0 } });
  });

  it('says which way mail fails', async () => {
    const silent = await runWeb(installation, { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_TLS: 'off' });
    try {
      const there = await asha.at(silent.console);
      const { outcome } = await there.post<TestMailDto>('/api/readiness/mail', undefined);
      expect(outcome).toBe('MAIL_UNREACHABLE');
      expect(await check('mail')).toMatchObject({ state: 'attention', values: { outcome } });
    } finally {
      await silent.stop();
    }
  });

  it.each([
    ['backup', 90, 'backup.tried'],
    ['keys_copied', 365, 'keys.copied'],
  ])('notes that %s was done, and asks again after %i days', async (what, due, action) => {
    expect(await check(what)).toMatchObject({ state: 'attention', values: { due } });
    const done = (on: string) => asha.ask('PUT', `/api/readiness/done/${what}`, { on });
    expect((await done(daysAgo(due))).status).toBe(204);
    expect(await check(what)).toMatchObject({ state: 'fine', values: { days: due, doneOn: daysAgo(due) } });
    expect((await done(daysAgo(due + 1))).status).toBe(204);
    expect((await check(what)).state).toBe('attention');
    for (const wrong of [daysAgo(-2), '2026-02-30', '0000-00-00', 'today'])
      expect([400, 422]).toContain((await done(wrong)).status);
    expect((await check(what)).values).toMatchObject({ days: due + 1 });
    const rows = await installation.database.query('SELECT 1 FROM audit_log WHERE action = $1', [action]);
    expect(rows).toHaveLength(2);
  });

  it('knows of nothing else that could be noted', async () => {
    expect((await asha.ask('PUT', '/api/readiness/done/coffee', { on: daysAgo(0) })).status).toBe(404);
  });

  it('says whether schema and audit log are as they should be', async () => {
    expect((await check('schema')).state).toBe('fine');
    expect((await check('audit')).state).toBe('unknown');
    const worker = await runWorker(installation, { SMTP_URL: mails.url, MAIL_TLS: 'off' });
    await worker.get(Scheduler, { strict: false }).run('audit.watch');
    await worker.close();
    expect(await check('audit')).toMatchObject({ state: 'fine', values: { found: 'intact' } });
    await installation.database.query(`UPDATE audit_checks SET checked_at = now() - interval '3 days'`);
    expect((await check('audit')).state).toBe('attention');
  });

  it('goes on without a check that fails', async () => {
    await installation.database.query('ALTER TABLE audit_checks RENAME TO audit_checks_away');
    try {
      expect(await check('audit')).toMatchObject({ state: 'unknown' });
      expect((await check('backup')).name).toBe('backup');
    } finally {
      await installation.database.query('ALTER TABLE audit_checks_away RENAME TO audit_checks');
    }
  });

  it('is for administrators alone', async () => {
    const kiran = await ConsoleClient.of({ console: web.console, installation }, installation.counsellors[0]);
    expect((await kiran.ask('GET', '/api/readiness')).status).toBe(403);
    expect((await kiran.ask('POST', '/api/readiness/mail')).status).toBe(403);
    expect((await kiran.ask('PUT', '/api/readiness/done/backup', { on: daysAgo(0) })).status).toBe(403);
  });
});
