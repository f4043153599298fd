import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { startPostgres, type EmbeddedPostgres } from '../../scripts/lib/embedded-postgres.mjs';
import { filesBelow, tablesOf } from '../support/canary-places.js';
import { needlesFor, search, type Haystack } from '../support/canary-search.js';
import { CanaryStory, KINDS, TEXT_QUESTIONS } from '../support/canary-story.js';
import { provokeRefusals, withBrokenTables, withoutTable } from '../support/canary-trouble.js';
import { runWeb, runWorker, type RunningWeb } from '../support/helpdesk.js';
import {
  captureLog,
  createInstallation,
  eventually,
  startMailServer,
  timesBelowTheDay,
  timesOfReporters,
  type Installation,
  type MailServer,
  type TestDatabase,
  type TimesByColumn,
} from '../support/index.js';

/** Where the queue is, besides the database, for the ways to look inside. */
export interface QueueStore {
  variables: Record<string, string>;
  /** Plants a word where a job would be. */
  plant(word: string, database: TestDatabase): Promise<void>;
  /** Everything in it, and the files that it keeps. */
  haystacks(): Promise<Haystack[]>;
}

/** What the processes print besides their logs. */
function capturePrinted(): { bytes(): Buffer; restore(): void } {
  const parts: string[] = [];
  const spies = [
    ...(['log', 'info', 'warn', 'error', 'debug', 'trace'] as const).map((level) =>
      jest.spyOn(console, level).mockImplementation((...said: unknown[]) => void parts.push(said.join(' '))),
    ),
    jest.spyOn(process.stdout, 'write').mockImplementation((said) => parts.push(String(said)) > 0),
    jest.spyOn(process.stderr, 'write').mockImplementation((said) => parts.push(String(said)) > 0),
  ];
  return {
    bytes: () => Buffer.from(parts.join('\n')),
    restore: () => spies.forEach((spy) => spy.mockRestore()),
  };
}

/** Plants words in every field, breaks everything that can break, and looks for them everywhere. */
export function nothingTypedIsReadable(openQueue: () => Promise<QueueStore>): void {
  const logs = { web: captureLog(), worker: captureLog() };
  const serverLog: string[] = [];
  const refusal = `550 5.1.1 no such mailbox ${randomUUID()}`;
  // Letters in lower case alone: a log lets nothing else through.
  const letters = Array.from(randomBytes(32), (byte) => String.fromCharCode(97 + (byte % 26)));
  const control = `control${letters.join('')}`;
  let refusing = true;
  let folder: string;
  let server: EmbeddedPostgres;
  let installation: Installation;
  let queue: QueueStore;
  let mail: MailServer;
  let web: RunningWeb;
  let worker: INestApplicationContext;
  let story: CanaryStory;
  let printed: ReturnType<typeof capturePrinted>;
  /** What was looked into while things were failing. */
  const amidst: Haystack[] = [];
  const timesAmidst: TimesByColumn = {};

  const database = () => installation.database;
  const caseIds = async (): Promise<string[]> =>
    (await database().query<{ id: string }>('SELECT id FROM cases ORDER BY kind, id')).map(({ id }) => id);
  const allDone = () =>
    eventually('an empty outbox', async () => {
      const [left] = await database().query<{ jobs: number }>('SELECT count(*)::int AS jobs FROM outbox');
      return left?.jobs === 0;
    });
  const failedJobs = () =>
    logs.worker.lines.filter(({ msg }) => msg === 'job.failed').map(({ code }) => code);
  const readNow = async (): Promise<Haystack[]> => [
    ...(await tablesOf(database().url)),
    ...(await queue.haystacks()),
  ];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'abhaya-canary-'));
    chmodSync(folder, 0o711); // started by root, the server is another user
    server = await startPostgres({ dataDir: join(folder, 'data'), log: (line) => serverLog.push(line) });
    process.env['ABHAYA_TEST_SERVER'] = server.adminUrl;
    installation = await createInstallation();
    // What tests keep there of their own is no part of a helpdesk.
    await installation.database.query('DROP SCHEMA prepared CASCADE');
    queue = await openQueue();
    mail = await startMailServer({
      onRcptTo: (_address, _session, done) => done(refusing ? new Error(refusal) : null),
    });
    printed = capturePrinted();
    const variables = { ...queue.variables, TRUST_PROXY: '1', SMTP_URL: mail.url };
    web = await runWeb(installation, variables, logs.web.logger);
    worker = await runWorker(installation, variables, logs.worker.logger);
    story = new CanaryStory(web, installation);
    story.keepSecret('what the mail server said', refusal);
  });
  afterAll(async () => {
    printed.restore();
    await worker.close();
    await web.stop();
    await database().drop();
    await mail.stop();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('takes a planted word in every text field of every kind of report', async () => {
    for (const [kind, choices] of Object.entries(KINDS)) await story.file(kind, choices);
    expect([...story.answered].sort()).toEqual([...new Set(TEXT_QUESTIONS.map(({ id }) => id))].sort());
    await story.leaveUnfinished();
    expect(await caseIds()).toHaveLength(4);
  });

  it('is told of failing jobs without what failed in them', async () => {
    await eventually('a refused mail', async () => {
      const codes = await database().query<{ error_code: string }>(
        'SELECT DISTINCT error_code FROM outbox WHERE error_code IS NOT NULL',
      );
      return codes.some(({ error_code }) => error_code === 'MAIL_REFUSED');
    });
    const [threatened = '', shared = ''] = story.codes;
    await withBrokenTables(database(), ['case_events'], async () => {
      expect(await story.comeBack(threatened)).toBe(500);
    });
    await withBrokenTables(database(), ['notifications'], async () => {
      expect(await story.comeBack(threatened)).toBe(200);
      expect(await story.comeBack(shared)).toBe(200);
      await eventually('a job that the database refused', () =>
        failedJobs().some((code) => code !== 'MAIL_REFUSED'),
      );
    });
    amidst.push(...(await readNow()));
    const waitingTimes = Object.entries(await timesOfReporters(database()));
    Object.assign(
      timesAmidst,
      Object.fromEntries(waitingTimes.filter(([name]) => name.startsWith('outbox.'))),
    );
    expect(failedJobs()).toContain('MAIL_REFUSED');
    const waiting = amidst.filter(({ bytes }) => bytes.includes('send-notices'));
    expect(waiting.map(({ where }) => where).join()).toMatch(/bullmq|Redis/);
  });

  it('takes what staff write, and what the database refuses in the middle of it', async () => {
    const client = await story.signIn(installation.counsellors[0]);
    const [first = '', second = ''] = await caseIds();
    await story.workOn(client, first);
    await story.takeByPhone(client);
    const text = (): object => ({ id: randomUUID(), text: story.word('text for a broken table') });
    const statuses: number[] = [];
    await withBrokenTables(database(), ['entries', 'staff_drafts', 'drafts', 'sessions'], async () => {
      for (const [method, path] of [
        ['POST', `/api/cases/${second}/messages`],
        ['POST', `/api/cases/${second}/notes`],
      ] as const)
        statuses.push((await client.ask(method, path, text())).status);
      const draft = { text: story.word('draft for a broken table') };
      statuses.push((await client.ask('PUT', `/api/cases/${second}/drafts/note`, draft)).status);
      const { email, passphrase: password } = installation.counsellors[1];
      statuses.push((await client.ask('POST', '/api/auth/sign-in', { email, password })).status);
      const late = story.reporter();
      await late.open('/h/1');
      await late.press('Continue');
      statuses.push(late.page.status);
    });
    await withoutTable(database(), 'staff', async () => {
      const typed = { email: `${story.word('address')}@x.example`, password: story.word('password') };
      statuses.push((await client.ask('POST', '/api/auth/sign-in', typed)).status);
    });
    expect(statuses.filter((status) => status === 500)).toHaveLength(statuses.length);
    expect(logs.web.lines.filter(({ msg }) => msg === 'http.request_failed').length).toBeGreaterThanOrEqual(
      6,
    );
  });

  it('refuses words that are typed in the wrong place', async () => {
    const client = await story.signIn(installation.coordinator);
    const [first = ''] = await caseIds();
    const statuses = await provokeRefusals(story, web, client, first);
    for (const status of [400, 401, 404, 410, 413, 415, 422]) expect(statuses).toContain(status);
  });

  it('sends its mail at last, to the server and into the folder', async () => {
    refusing = false;
    // As if the ten minutes were over for which mail rests that was refused again and again.
    await database().query('DELETE FROM mail_circuits');
    await allDone();
    expect(mail.mails.length).toBeGreaterThan(8);
    const client = await story.signIn(installation.counsellors[0]);
    const [closed = ''] = await caseIds();
    await client.post(`/api/cases/${closed}/status`, {
      status: 'closed',
      reason: 'advice_given',
      outcome: 'safe',
    });
    const note = { id: randomUUID(), text: story.word('note on a closed case') };
    await client.post(`/api/cases/${closed}/notes`, note);
    const lead = await story.signIn(installation.coordinator);
    await lead.post(`/api/cases/${closed}/assign`, { assigneeId: installation.coordinator.id });
    await worker.close();
    worker = await runWorker(installation, queue.variables, logs.worker.logger);
    await story.file('C', KINDS['C'] ?? {});
    await allDone();
    // One for the coordinator to decide; then one for each of the desk but whom the reporter wants kept away.
    const files = filesBelow(installation.variables['MAIL_FOLDER'] ?? '');
    expect(files.filter(({ where }) => /^[0-9a-f-]{36}@/.test(where))).toHaveLength(3);
  });

  it('keeps no second of anything that a reporter did', async () => {
    // Jobs are gone by now: theirs were looked at while they waited.
    const times = { ...(await timesOfReporters(database())), ...timesAmidst };
    expect(Object.keys(times).length).toBeGreaterThan(15);
    for (const column of ['outbox.created_at', 'outbox.relayed_at', 'drafts.expires_at', 'cases.created_at'])
      expect({ column, values: (times[column]?.values ?? 0) > 0 }).toEqual({ column, values: true });
    expect(Object.entries(times).filter(([, { precise }]) => precise > 0)).toEqual([]);
  });

  it('keeps of a closed case the day alone, also of what is added to it later', async () => {
    expect(await timesBelowTheDay(database())).toEqual([]);
  });

  describe('then looks for them', () => {
    const look = (haystacks: readonly Haystack[]): string[] => search(story.needles, haystacks);
    const nothing = (found: string[]): void => {
      if (found.length > 0) throw new Error(`${found.slice(0, 12).join('\n')}\nThe places:\n${story.places}`);
    };

    it('and would find them: a control, planted beside them, is found in every coding and every place', async () => {
      // Text of Postgres holds no NUL, as UTF-16 does.
      const needles = needlesFor('control', control).filter(({ form }) => !form.includes('utf16'));
      const forms = new Set(needles.map(({ form }) => form));
      await database().query('CREATE TABLE control (form text, bytes bytea)');
      for (const { form, bytes } of needles)
        await database().query('INSERT INTO control VALUES ($1, $2)', [
          bytes.toString('latin1'),
          Buffer.from(form),
        ]);
      await queue.plant(control, database());
      logs.web.logger.info('canary.control', { control });
      logs.worker.logger.info('canary.control', { control });
      process.stderr.write(control);
      const inTables = search(
        needles,
        (await tablesOf(database().url)).filter(({ where }) => where === 'table public.control'),
      );
      expect([...forms].filter((form) => !inTables.some((one) => one.includes(`(${form})`)))).toEqual([]);
      const plain = needles.filter(({ form }) => form === 'plain utf8');
      const places: Record<string, Haystack[]> = {
        'write-ahead log': filesBelow(join(server.where.dataDir, 'pg_wal')),
        // Not where its statement shows: in a table or file of the queue itself.
        queue: [
          ...(await tablesOf(database().url)).filter(({ where }) => where.startsWith('table bullmq.')),
          ...(await queue.haystacks()),
        ],
        'web log': [{ where: 'log', bytes: Buffer.from(logs.web.text()) }],
        'worker log': [{ where: 'log', bytes: Buffer.from(logs.worker.text()) }],
        printed: [{ where: 'printed', bytes: printed.bytes() }],
      };
      for (const [place, haystacks] of Object.entries(places))
        expect({ place, found: search(plain, haystacks).length > 0 }).toEqual({ place, found: true });
    });

    it('in every table while jobs failed, and when all was done', async () => {
      nothing(look(amidst));
      nothing(look(await readNow()));
    });

    it('and for whom the reporters want kept away: nowhere beside a case', async () => {
      const [kept] = await database().query<{ cases: number; kept: number }>(
        'SELECT count(*)::int AS cases, sum(cardinality(kept_out))::int AS kept FROM cases',
      );
      expect(kept).toEqual({ cases: 6, kept: 6 });
      const { id } = story.excluded;
      const needles = [...needlesFor('id', id), ...needlesFor('id', id.replaceAll('-', ''))];
      const working = ['staff', 'desk_members', 'sessions', 'audit_log'].map(
        (table) => `table public.${table}`,
      );
      const found = search(
        needles,
        [...amidst, ...(await readNow())].filter(({ where }) => /^table/.test(where)),
      );
      expect(found.filter((one) => !working.some((table) => one.includes(` in ${table}:`)))).toEqual([]);
      expect(found.some((one) => one.includes('in table public.staff:'))).toBe(true);
    });

    it('in the logs of the processes and of the database, and in what they print', () => {
      nothing(
        look([
          { where: 'the web log', bytes: Buffer.from(logs.web.text()) },
          { where: 'the worker log', bytes: Buffer.from(logs.worker.text()) },
          { where: 'the log of Postgres', bytes: Buffer.from(serverLog.join('\n')) },
          { where: 'what they print', bytes: printed.bytes() },
        ]),
      );
    });

    it('in the mails', () => {
      const mails = [
        ...mail.mails.map(({ raw }, at) => ({ where: `mail ${at}`, bytes: Buffer.from(raw) })),
        ...filesBelow(installation.variables['MAIL_FOLDER'] ?? ''),
      ];
      nothing(look(mails));
      const references = needlesFor(
        'reference',
        String(mail.mails.flatMap(({ subject }) => /Case (\S+) needs/.exec(subject)?.[1] ?? [])[0]),
      );
      expect(search(references, mails).length).toBeGreaterThan(0);
    });

    it('in the write-ahead log and, after a checkpoint, in the data folder', async () => {
      const { dataDir } = server.where;
      nothing(look(filesBelow(join(dataDir, 'pg_wal'))));
      await database().query('CHECKPOINT');
      const files = filesBelow(dataDir);
      const plain = needlesFor('control', control).filter(({ form }) => form === 'plain utf8');
      const tables = files.filter(({ where }) => where.startsWith('base/'));
      expect(search(plain, tables).length).toBeGreaterThan(0);
      nothing(look(files));
    });
  });
}
