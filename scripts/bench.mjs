import './lib/check-node.mjs';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from './lib/free-port.mjs';
import { buildIfNeeded, explain, installIfNeeded } from './lib/prepare.mjs';
import { ProcessRecord } from './lib/process-record.mjs';
import { settings, withoutSettings } from './lib/settings.mjs';
import { NpmStart } from '../test/bench/start-up.mjs';

/*
 * npm run bench            measures and writes docs/benchmarks.md
 * npm run bench -- --quick a tenth of the work, printed only
 */
const root = resolve(import.meta.dirname, '..');
const quick = process.argv.includes('--quick');
const say = (line) => process.stdout.write(`${line}\n`);

const ms = (value) => `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const mb = (bytes) => `${Math.round(bytes / 1e6)} MB`;

const rows = [];
/** Notes a figure, and whether its target was met; a row without a target is there for information. */
function add(what, figure, target = null, met = null) {
  rows.push({ what, figure, target, met });
  say(`  ${what}: ${figure}${target ? ` (target ${target}: ${met ? 'met' : 'NOT met'})` : ''}`);
}

/** The public site under load. Resolves to how many reports were taken. */
async function measureSite(siteOrigin) {
  const { throughput, atOnce, wholeWay } = await import('../test/bench/submissions.mjs');
  const way = await wholeWay(siteOrigin, quick ? 5 : 50);
  add(
    'whole way of one reporter, first page to code',
    `p50 ${ms(way.p50)}, p95 ${ms(way.p95)}; ${way.requests} requests, ${kb(way.bytes)}`,
  );
  const sent = await throughput(siteOrigin, quick ? { warm: 8, number: 40 } : { warm: 40, number: 1200 });
  add('reports sent by 8 clients', `${sent.perSecond.toFixed(1)}/s`, '>= 80/s', sent.perSecond >= 80);
  add('reports sent by 8 clients, p95', ms(sent.p95), '<= 150 ms', sent.p95 <= 150);
  add('reports sent by 8 clients, refused', String(sent.refused), '0', sent.refused === 0);
  const number = quick ? 20 : 200;
  const burst = await atOnce(siteOrigin, number);
  const all = `${number} reports sent at once`;
  add(`${all}, all answered after`, `${(burst.took / 1000).toFixed(2)} s`, '<= 4 s', burst.took <= 4000);
  add(`${all}, refused`, String(burst.refused), '0', burst.refused === 0);
  return way.taken + sent.taken + burst.taken;
}

async function measureFirstPage(siteOrigin) {
  const { firstPage } = await import('../test/bench/first-page.mjs');
  const page = await firstPage(siteOrigin);
  add('first page, bytes', kb(page.bytes), '<= 14 kB', page.bytes <= 14_000);
  add('first page, requests', String(page.requests), '<= 3', page.requests <= 3);
  const { firstPageOnSlowPhone } = await import('../test/bench/slow-phone.mjs');
  for (const language of ['en', 'ur']) {
    const usable = await firstPageOnSlowPhone(siteOrigin, language, quick ? 1 : 9);
    const what = `first page on a slow phone (400 kbit/s, 400 ms), usable after (${language})`;
    if (usable === null) add(what, 'not measured: no Chromium here');
    else add(what, ms(usable), '<= 2 s', usable <= 2000);
  }
}

/** Everything that one running web and worker process are asked to do. Resolves to the path of a case of 100 entries. */
async function measure(own, counsellors) {
  const { openCase } = await import('../test/bench/open-case.mjs');
  const { untilSeen } = await import('../test/bench/live.mjs');
  const { Staff, keepAlive } = await import('../test/bench/people.mjs');
  const { countCases } = await import('./lib/database.mjs');
  await measureFirstPage(own.siteOrigin);

  const watcher = new Staff(own.consoleOrigin, keepAlive());
  await watcher.signIn(counsellors[1]);
  const live = await untilSeen(own.siteOrigin, own.consoleOrigin, watcher, quick ? 5 : 50);
  add('report sent until its row is on an open queue, p95', ms(live.p95), '<= 1 s', live.p95 <= 1000);

  const taken = live.taken + (await measureSite(own.siteOrigin));
  const kept = await countCases(stack.databaseUrl);
  add('cases in the database, of reports answered with a code', `${kept} of ${taken}`, 'all', kept === taken);

  const staff = new Staff(own.consoleOrigin, keepAlive());
  await staff.signIn(counsellors[0]);
  const opened = await openCase(staff, 100);
  add('case of 100 entries opened again, p50', ms(opened.p50), '<= 15 ms', opened.p50 <= 15);
  add('case of 100 entries opened again, p95', ms(opened.p95));
  return opened.path;
}

async function measureMemory() {
  const { memoryOf } = await import('../test/bench/memory.mjs');
  const limits = { web: 300e6, worker: 200e6 };
  for (const [name, pid] of Object.entries(stack.pids)) {
    const memory = memoryOf(pid);
    const limit = limits[name];
    if (memory)
      add(
        `memory of ${name}, at most`,
        `${mb(memory.most)} (${mb(memory.now)} after all this)`,
        `<= ${mb(limit)}`,
        memory.most <= limit,
      );
  }
}

/** `npm start` again and again on the data that is there, and each time the first opening of a case. */
async function measureStarts(own, env, counsellor, path) {
  const { median, timed } = await import('../test/bench/figures.mjs');
  const { Staff, keepAlive } = await import('../test/bench/people.mjs');
  const seconds = [];
  const openings = [];
  for (let round = 0; round < (quick ? 1 : 5); round += 1) {
    seconds.push(await starts.start(root, env));
    const staff = new Staff(own.consoleOrigin, keepAlive());
    await staff.signIn(counsellor);
    openings.push((await timed(() => staff.request('GET', path))).took);
    await starts.stop();
  }
  const first = median(openings);
  add('case of 100 entries, its first opening in a fresh process, median', ms(first));
  const start = median(seconds);
  add('npm start until ready (built, data there), median', `${start.toFixed(1)} s`, '<= 6 s', start <= 6);
}

async function write() {
  const { asMarkdown } = await import('../test/bench/table.mjs');
  const { format, resolveConfig } = await import('prettier');
  const path = join(root, 'docs/benchmarks.md');
  const text = await format(asMarkdown(root, rows), { ...(await resolveConfig(path)), parser: 'markdown' });
  if (quick) return; // what would be written is made all the same, so that it cannot rot
  writeFileSync(path, text);
  say('Written to docs/benchmarks.md.');
}

const scratch = mkdtempSync(join(tmpdir(), 'abhaya-bench-'));
chmodSync(scratch, 0o711);
const starts = new NpmStart();
let stack = null;
const stopAll = async () => {
  const running = stack;
  stack = null;
  await Promise.all([running?.stop(), starts.stop()]);
  rmSync(scratch, { recursive: true, force: true });
};
for (const name of ['SIGINT', 'SIGTERM']) {
  process.on(name, () => stopAll().finally(() => process.exit(1)));
}

try {
  await installIfNeeded(root, say);
  await buildIfNeeded(root, say);
  const env = {
    ...withoutSettings(process.env),
    NODE_ENV: 'development',
    DATA_FOLDER: scratch,
    PORT: String(await freePort()),
    CONSOLE_PORT: String(await freePort()),
    TRUST_PROXY: '1',
  };
  const own = settings(root, env);
  const record = new ProcessRecord(scratch);
  await record.take(say);
  const { Stack } = await import('./lib/stack.mjs');
  stack = new Stack({ own, env, record, say });
  const accounts = await stack.prepare();
  stack.accountsShown();
  const counsellors = accounts.filter((account) => account.role === 'counsellor');
  await stack.serve();
  const path = await Promise.race([measure(own, counsellors), stack.failed]);
  await measureMemory();
  await stack.stop();
  stack = null;
  record.release();
  await measureStarts(own, env, counsellors[0], path);
  await write();
} catch (error) {
  process.stderr.write(`${explain(error, root)}\n`);
  process.exitCode = 1;
} finally {
  await stopAll();
}
process.exit();
