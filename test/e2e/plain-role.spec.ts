import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { Client } from 'pg';
import { runCli } from '../../src/cli/run.js';
import { ConsoleClient } from '../support/console-client.js';
import { runWeb, runWorker, type RunningWeb } from '../support/helpdesk.js';
import { createInstallation, eventually, type Installation } from '../support/index.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';

/*
 * Web and worker as a role that owns nothing, on the database of another one.
 */
const ROLE = `plain_${randomUUID().slice(0, 8)}`;
const PASSWORD = "it's 1 password";

let installation: Installation;
let plainUrl: string;
const owner = (sql: string) => installation.database.query(sql);

beforeAll(async () => {
  installation = await createInstallation();
  const { url } = installation.database;
  plainUrl = url.replace(/\/\/[^@/]*@/, `//${ROLE}:${encodeURIComponent(PASSWORD)}@`);
  const terminal = { say: () => undefined, ask: () => Promise.resolve('') };
  const env = {
    ...installation.variables,
    NODE_ENV: 'test',
    DATABASE_URL: plainUrl,
    DATABASE_OWNER_URL: url,
  };
  const complaints: string[] = [];
  for (let round = 0; round < 2; round += 1)
    expect(await runCli(['migrate'], terminal, (line) => complaints.push(line), env)).toBe(0);
  expect(complaints).toEqual([]);
});
afterAll(async () => {
  await owner(`DROP OWNED BY ${ROLE}`);
  await owner(`DROP ROLE ${ROLE}`);
  await installation.database.drop();
});

it('is neither a superuser nor an owner, and may neither change the schema nor the audit log', async () => {
  const [role] = await owner(
    `SELECT rolsuper, rolcreaterole, rolcreatedb, rolcanlogin FROM pg_roles WHERE rolname = '${ROLE}'`,
  );
  expect(role).toEqual({ rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolcanlogin: true });
  const client = new Client({ connectionString: plainUrl });
  await client.connect();
  const refused: string[] = [];
  const statements = [
    `UPDATE audit_log SET action = 'x'`,
    'DELETE FROM audit_log',
    'TRUNCATE audit_log',
    'ALTER TABLE audit_log DISABLE TRIGGER ALL',
    'DROP TRIGGER audit_log_append_only ON audit_log',
    'CREATE TABLE mine (id integer)',
    'CREATE SCHEMA mine',
    'ALTER TABLE staff ADD mine text',
    'DROP TABLE cases',
    'DELETE FROM migrations',
    `COPY staff TO PROGRAM 'cat'`,
    `COPY staff FROM '/etc/passwd'`,
    'CREATE ROLE another',
    `SET session_replication_role = 'replica'`,
  ];
  for (const sql of statements) {
    const code = await client.query(sql).then(
      () => 'done',
      (error: { code?: string }) => error.code ?? 'none',
    );
    if (code === '42501') refused.push(sql);
  }
  expect(refused).toEqual(statements);
  await client.end();
});

describe('a helpdesk whose processes are such a role', () => {
  let web: RunningWeb;
  let worker: Awaited<ReturnType<typeof runWorker>>;
  const variables = () => ({ DATABASE_URL: plainUrl });
  beforeAll(async () => {
    web = await runWeb(installation, variables());
    worker = await runWorker(installation, variables());
  });
  afterAll(async () => {
    await worker?.close();
    await web?.stop();
  });

  it('holds no connection as anybody else', async () => {
    const users = await owner(
      `SELECT DISTINCT usename AS role FROM pg_stat_activity
        WHERE datname = current_database() AND application_name LIKE 'abhaya%'`,
    );
    expect(users).toEqual([{ role: ROLE }]);
  });

  it('takes a report, mails the desk, and carries an answer to its reporter', async () => {
    const counsellor = await ConsoleClient.of({ ...web, installation }, installation.counsellors[0]);
    const { row, result: code } = await counsellor.newCase(() =>
      new Reporter(web.site).fileReport(CHILD_THREATENED),
    );
    await eventually('the desk is mailed', () => {
      const mails = readdirSync(installation.variables['MAIL_FOLDER'] ?? '');
      return mails.length > 0;
    });
    await counsellor.post(`/api/cases/${row.id}/messages`, {
      id: randomUUID(),
      text: 'We are here for you.',
    });
    const reporter = await new Reporter(web.site).enter(code);
    expect(reporter.text).toContain('We are here for you.');
    await eventually('no job is left', async () => (await owner('SELECT 1 FROM outbox')).length === 0);
    expect(await owner(`SELECT 1 FROM audit_log WHERE action = 'message.sent'`)).toHaveLength(1);
  });

  it('brings many jobs to the queue at once, as after the queue was lost', async () => {
    await worker.close();
    for (let report = 0; report < 8; report += 1) await new Reporter(web.site).fileReport(CHILD_THREATENED);
    await owner('DELETE FROM bullmq.job');
    worker = await runWorker(installation, variables());
    await eventually('no job is left', async () => (await owner('SELECT 1 FROM outbox')).length === 0);
  });
});
