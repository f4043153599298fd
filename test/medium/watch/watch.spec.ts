import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Audit } from '../../../src/modules/audit/index.js';
import { Alarms } from '../../../src/modules/alarms/index.js';
import { WatchWorkerModule } from '../../../src/modules/watch/index.js';
import { ConfigModule } from '../../../src/platform/config/index.js';
import { CryptoModule } from '../../../src/platform/crypto/index.js';
import { DatabaseModule } from '../../../src/platform/database/index.js';
import { I18nModule } from '../../../src/platform/i18n/index.js';
import { LoggingModule } from '../../../src/platform/logging/index.js';
import { ScheduleModule, Scheduler } from '../../../src/platform/schedule/index.js';
import { captureLog, eventually, testConfig } from '../../support/index.js';
import { preparedOrganisation } from '../../support/prepared.js';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A worker that watches and does nothing else, over a database that a test may change. */
async function watcher() {
  const { database, keyFile, administrator } = await preparedOrganisation();
  ends.push(() => database.drop());
  const folder = join(mkdtempSync(join(tmpdir(), 'abhaya-mail-')), 'mail');
  const config = testConfig({ DATABASE_URL: database.url, MAIL_FOLDER: folder });
  const start = async () => {
    const log = captureLog();
    @Module({
      imports: [
        ConfigModule.forRoot(config),
        LoggingModule.forRoot(log.logger),
        CryptoModule.forRoot(keyFile),
        DatabaseModule.forRoot(),
        I18nModule,
        ScheduleModule,
        WatchWorkerModule,
      ],
    })
    class WatchingModule {}
    const app = await NestFactory.createApplicationContext(WatchingModule, {
      logger: log.logger,
      abortOnError: false,
    });
    ends.push(() => app.close());
    const run = (name: 'audit.watch' | 'alarm.mails') => app.get(Scheduler, { strict: false }).run(name);
    return { app, log, run, audit: app.get(Audit, { strict: false }) };
  };
  const mails = (): string[] => {
    try {
      return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    } catch {
      return [];
    }
  };
  return { database, administrator, start, mails, folder };
}

it('gives the head of the audit log away once a day and at every thousand rows: to the log, and by mail', async () => {
  const { database, administrator, start, mails } = await watcher();
  const one = await start();
  await one.run('audit.watch');
  const head = await one.audit.head();
  const hash = Buffer.from(head!.hash).toString('hex');
  const lines = () => one.log.lines.filter(({ msg }) => msg === 'audit.head');
  expect(lines()).toEqual([expect.objectContaining({ rows: Number(head!.sequence), head: hash })]);
  const given = () => mails().filter((mail) => mail.includes('Audit log') || mail.includes('audit log'));
  expect(given()).toHaveLength(1);
  expect(given()[0]).toContain(`To: ${administrator.email}`);
  expect(given()[0]?.replace(/=\r?\n/g, '')).toContain(hash);

  // Another worker, or the same one started again, says it to its log and sends no mail.
  await one.run('audit.watch');
  const two = await start();
  await two.run('audit.watch');
  expect(lines()).toHaveLength(1);
  expect(two.log.lines.filter(({ msg }) => msg === 'audit.head')).toHaveLength(1);
  expect(given()).toHaveLength(1);

  await one.audit.record({ actorId: null, action: 'audit.read' });
  await one.run('audit.watch');
  expect(given()).toHaveLength(1);
  await database.query('UPDATE audit_heads SET sequence = sequence - 1000');
  await one.run('audit.watch');
  expect(given()).toHaveLength(2);
});

it('mails a head once, however many workers look at the same moment', async () => {
  const { start, mails } = await watcher();
  const workers = [await start(), await start(), await start()];
  await Promise.all(workers.map(({ run }) => run('audit.watch')));
  expect(mails().filter((mail) => /audit log/i.test(mail))).toHaveLength(1);
});

it('mails a head in the next round where it could be sent to nobody', async () => {
  const { start, mails, folder } = await watcher();
  const { run } = await start();
  writeFileSync(folder, 'No mail can be kept here.');
  await run('audit.watch').catch(() => undefined);
  rmSync(folder);
  expect(mails()).toEqual([]);
  await run('audit.watch');
  expect(mails().filter((mail) => /audit log/i.test(mail))).toHaveLength(1);
});

it.each([
  ['a row changed', `UPDATE audit_log SET action = 'audit.read' WHERE sequence = 2`],
  ['its end cut off', 'DELETE FROM audit_log WHERE sequence = (SELECT max(sequence) FROM audit_log)'],
])('tells administrators once that the log is not what was written: %s', async (_what, sql) => {
  const { database, administrator, start, mails } = await watcher();
  const before = await start();
  await before.run('audit.watch');
  await database.query('ALTER TABLE audit_log DISABLE TRIGGER USER');
  await database.query(sql);
  const { run, log } = await start();
  await run('audit.watch');
  const alarms = () => mails().filter((mail) => mail.includes('audit_broken'));
  await eventually(
    'the alarm is kept',
    async () => (await database.query('SELECT 1 FROM alarms')).length === 1,
  );
  await run('alarm.mails');
  expect(alarms()).toHaveLength(1);
  expect(alarms()[0]).toContain(`To: ${administrator.email}`);
  await run('audit.watch');
  await run('alarm.mails');
  expect(alarms()).toHaveLength(1);
  expect(log.text()).toContain('alarm.raised');
});

it('mails each alarm to administrators once, with the id of what it is about and no name', async () => {
  const { database, start, mails } = await watcher();
  const { app, run } = await start();
  const subjectId = '30000000-0000-4000-8000-000000000003';
  app.get(Alarms, { strict: false }).raise({ kind: 'entries_tampered', subject: 'case', subjectId });
  app.get(Alarms, { strict: false }).raise({ kind: 'entries_tampered', subject: 'case', subjectId });
  await eventually(
    'the alarm is kept',
    async () => (await database.query('SELECT 1 FROM alarms')).length === 1,
  );
  await run('alarm.mails');
  await run('alarm.mails');
  const sent = mails().filter((mail) => mail.includes('entries_tampered'));
  expect(sent).toHaveLength(1);
  expect(sent[0]?.replace(/=\r?\n/g, '')).toContain(subjectId);
  expect(await database.query('SELECT 1 FROM alarms WHERE told_on IS NULL')).toEqual([]);
});
