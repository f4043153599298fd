import './lib/check-node.mjs';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { withClient } from './lib/database.mjs';
import { freePort } from './lib/free-port.mjs';
import { buildIfNeeded, explain, installIfNeeded } from './lib/prepare.mjs';
import { ProcessRecord } from './lib/process-record.mjs';
import { settings, withoutSettings } from './lib/settings.mjs';

/*
 * npm run bench:scale               measures and writes docs/benchmarks-scale.md (some 10 GB of disk, half an hour)
 * npm run bench:scale -- --quick    few cases and few rounds, printed only
 * npm run bench:scale -- --sizes 10000,100000   these alone, printed only
 * npm run bench:scale -- --explain  prints how the database comes by each page as well
 */
const root = resolve(import.meta.dirname, '..');
const { values: wishes } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    explain: { type: 'boolean', default: false },
    sizes: { type: 'string' },
  },
});
const { quick } = wishes;
const sizesAsked = wishes.sizes?.split(',').map(Number) ?? null;
const SIZES = sizesAsked ?? (quick ? [1_000, 5_000] : [10_000, 100_000, 1_000_000]);
const ROUNDS = quick ? 5 : 100;
const PER_SECOND = 20;
const SECONDS = quick ? 3 : 30;
const PEOPLE = 3;
const say = (line) => process.stdout.write(`${line}\n`);

const folders = [];
let stack = null;
let sink = null;

async function stopStack() {
  const running = stack;
  stack = null;
  await running?.stop();
}
async function stopAll() {
  await Promise.all([stopStack(), sink?.stop()]);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => stopAll().finally(() => process.exit(1)));

/** A helpdesk of its own in a fresh folder, and how to start it; `more`: settings. */
async function installation(more = {}) {
  const { Stack } = await import('./lib/stack.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'abhaya-scale-'));
  folders.push(folder);
  chmodSync(folder, 0o711);
  const env = {
    ...withoutSettings(process.env),
    NODE_ENV: 'development',
    DATA_FOLDER: folder,
    PORT: String(await freePort()),
    CONSOLE_PORT: String(await freePort()),
    TRUST_PROXY: '1',
    MAIL_DELAY: 'none',
    ...more,
  };
  const own = settings(root, env);
  const record = new ProcessRecord(folder);
  await record.take(say);
  return { env: { ...env, KEY_FILE: own.keyFile }, own, stack: () => new Stack({ own, env, record, say }) };
}

/** Milliseconds of processor that everything has used so far. */
async function cpuSoFar(client) {
  const { cpuOf, serverPid } = await import('../test/bench/cpu.mjs');
  const database = cpuOf(await serverPid(client), { family: true });
  return { web: cpuOf(stack.pids.web), worker: cpuOf(stack.pids.worker), database };
}

const seconds = (value) => `${(value / 1000).toFixed(2)} s`;

async function measureMail() {
  const { smtpSink } = await import('../test/bench/smtp-sink.mjs');
  const { delivery } = await import('../test/bench/delivery.mjs');
  sink = await smtpSink();
  const place = await installation({ SMTP_URL: sink.url });
  stack = place.stack();
  await stack.prepare();
  stack.accountsShown(); // nobody signs in here
  await withClient(stack.databaseUrl, (client) =>
    client.query('ALTER SYSTEM SET track_commit_timestamp = on'),
  );
  await stopStack();
  stack = place.stack();
  await stack.prepare();
  await stack.serve();
  const rows = await withClient(stack.databaseUrl, async (client) => {
    const shared = { siteOrigin: place.own.siteOrigin, client, sink, people: PEOPLE };
    const cpu = () => cpuSoFar(client);
    const found = await Promise.race([
      delivery({ ...shared, perSecond: PER_SECOND, seconds: SECONDS, cpu }),
      stack.failed,
    ]);
    return mailRows(found);
  });
  await stopStack();
  return rows;
}

function mailRows({ p50, p95, most, sent, taken, mails, expected, cpu }) {
  const each = (used) => `${(used / taken).toFixed(1)} ms`;
  return [
    {
      what: `report committed until its mail is with the mail server, ${PER_SECOND} reports and ${PER_SECOND * PEOPLE} mails a second, p95`,
      figure: `${seconds(p95)} (p50 ${seconds(p50)}, at most ${seconds(most)})`,
      target: '<= 2 s',
      met: p95 <= 2_000,
    },
    {
      what: `of ${sent} reports, refused`,
      figure: String(sent - taken),
      target: '0',
      met: taken === sent,
    },
    {
      what: `mails that came, of ${taken} reports`,
      figure: `${mails} of ${expected}`,
      target: 'all',
      met: mails === expected,
    },
    {
      what: 'connections to the mail server at once, at most',
      figure: String(sink.connections),
    },
    {
      what: 'processor time for each report, from its sending to its last mail',
      figure: `web ${each(cpu.web)}, worker ${each(cpu.worker)}, database ${each(cpu.database)}`,
    },
  ];
}

async function explainAll(client) {
  const { explainPages } = await import('../test/bench/explain-pages.mjs');
  const built = pathToFileURL(join(root, 'dist/src/modules/worklist/worklist-statement.js')).href;
  const { bandsOf, pageStatement } = await import(built);
  const desks = await client.query('SELECT id FROM desks');
  const staff = await client.query(`SELECT id FROM staff WHERE role = 'counsellor' ORDER BY email`);
  const deskIds = desks.rows.map(({ id }) => id);
  const lines = await explainPages(client, { bandsOf, pageStatement, deskIds, staffId: staff.rows[0].id });
  for (const line of lines) say(`    ${line}`);
}

async function largestDesk(client) {
  const { rows } = await client.query(
    'SELECT desk_id AS id FROM cases GROUP BY desk_id ORDER BY count(*) DESC LIMIT 1',
  );
  return rows[0].id;
}

async function measurePages() {
  const { seedCases } = await import('./lib/seed/seed.mjs');
  const { queuePages } = await import('../test/bench/queue-page.mjs');
  const { rowSizes } = await import('../test/bench/row-sizes.mjs');
  const { Staff, keepAlive } = await import('../test/bench/people.mjs');
  const place = await installation();
  stack = place.stack();
  const accounts = await stack.prepare();
  stack.accountsShown();
  const { databaseUrl } = stack;
  const counsellor = accounts.find(({ role }) => role === 'counsellor');
  const sizes = [];
  for (const cases of SIZES) {
    say(`Seeding ${cases.toLocaleString('en')} cases ...`);
    await seedCases({
      root,
      env: { ...place.env, DATABASE_URL: databaseUrl },
      accounts,
      upTo: cases,
      ownServer: true,
      say,
    });
    if (sizes.length === 0) await stack.serve();
    const staff = new Staff(place.own.consoleOrigin, keepAlive());
    await staff.signIn(counsellor);
    const deskId = await withClient(databaseUrl, largestDesk);
    const pages = await Promise.race([queuePages(staff, { deskId, rounds: ROUNDS }), stack.failed]);
    for (const { what, rows, p50, p95 } of pages)
      say(
        `  ${what}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms${rows === null ? '' : `, ${rows} rows`}`,
      );
    if (wishes.explain) await withClient(databaseUrl, explainAll);
    sizes.push({ cases, pages, bytes: await withClient(databaseUrl, rowSizes) });
  }
  await stopStack();
  return sizes;
}

async function write(found) {
  const { scaleMarkdown } = await import('../test/bench/scale-table.mjs');
  const { format, resolveConfig } = await import('prettier');
  const path = join(root, 'docs/benchmarks-scale.md');
  const text = await format(scaleMarkdown(root, found), {
    ...(await resolveConfig(path)),
    parser: 'markdown',
  });
  say(text);
  if (quick || sizesAsked) return; // what would be written is made all the same, so that it cannot rot
  writeFileSync(path, text);
  say('Written to docs/benchmarks-scale.md.');
}

try {
  await installIfNeeded(root, say);
  await buildIfNeeded(root, say);
  const mail = await measureMail();
  for (const { what, figure } of mail) say(`  ${what}: ${figure}`);
  await write({ mail, sizes: await measurePages() });
} catch (error) {
  process.stderr.write(`${explain(error, root)}\n`);
  process.exitCode = 1;
} finally {
  await stopAll();
}
process.exit();
