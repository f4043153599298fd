import './lib/check-node.mjs';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildIfNeeded, explain, installIfNeeded } from './lib/prepare.mjs';
import { ProcessRecord } from './lib/process-record.mjs';
import { settings } from './lib/settings.mjs';

/*
 * npm run bench            measures and writes docs/benchmarks.md
 * npm run bench -- --quick a tenth of the work, printed only
 */
const root = resolve(import.meta.dirname, '..');
const quick = process.argv.includes('--quick');
const say = (line) => process.stdout.write(`${line}\n`);

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

const ms = (value) => `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

async function measure(stack, own, accounts) {
  const { throughput, atOnce, wholeWay } = await import('../test/bench/submissions.mjs');
  const { firstPage } = await import('../test/bench/first-page.mjs');
  const { openCase } = await import('../test/bench/open-case.mjs');
  const { untilSeen } = await import('../test/bench/live.mjs');
  const { memoryOf } = await import('../test/bench/memory.mjs');
  const { Staff, keepAlive } = await import('../test/bench/people.mjs');
  const rows = [];
  const add = (what, figure, target = null, met = null) => {
    rows.push({ what, figure, target, met });
    say(`  ${what}: ${figure}${target ? ` (target ${target}: ${met ? 'met' : 'NOT met'})` : ''}`);
  };

  const page = await firstPage(own.siteOrigin);
  add('first page, bytes', kb(page.bytes), '<= 14 KB', page.bytes <= 14 * 1024);
  add('first page, requests', String(page.requests), '<= 3', page.requests <= 3);

  const way = await wholeWay(own.siteOrigin, quick ? 5 : 50);
  add(
    'whole way of one reporter, first page to code',
    `p50 ${ms(way.p50)}, p95 ${ms(way.p95)}; ${way.requests} requests, ${kb(way.bytes)}`,
  );

  const sent = await throughput(own.siteOrigin, quick ? 80 : 1200);
  add('reports sent by 8 clients', `${sent.perSecond.toFixed(1)}/s`, '>= 80/s', sent.perSecond >= 80);
  add('reports sent by 8 clients, p95', ms(sent.p95), '<= 150 ms', sent.p95 <= 150);
  add('reports sent by 8 clients, refused', String(sent.refused), '0', sent.refused === 0);

  const number = quick ? 20 : 200;
  const burst = await atOnce(own.siteOrigin, number);
  add(
    `${number} reports sent at once, all answered after`,
    `${(burst.took / 1000).toFixed(2)} s`,
    '<= 4 s',
    burst.took <= 4000,
  );
  add(`${number} reports sent at once, refused`, String(burst.refused), '0', burst.refused === 0);

  const counsellors = accounts.filter((account) => account.role === 'counsellor');
  const staff = new Staff(own.consoleOrigin, keepAlive());
  await staff.signIn(counsellors[0]);
  const opened = await openCase(staff, 100);
  add('case of 100 entries opened, p50', ms(opened.p50), '<= 15 ms', opened.p50 <= 15);
  add('case of 100 entries opened, p95', ms(opened.p95));

  const watcher = new Staff(own.consoleOrigin, keepAlive());
  await watcher.signIn(counsellors[1] ?? counsellors[0]);
  const live = await untilSeen(own.siteOrigin, own.consoleOrigin, watcher, quick ? 5 : 50);
  add('report sent until its row is on an open queue, p95', ms(live.p95), '<= 1 s', live.p95 <= 1000);

  const limits = { web: 300, worker: 200 };
  for (const [name, pid] of Object.entries(stack.pids)) {
    const memory = memoryOf(pid);
    if (memory)
      add(
        `memory of ${name} after all this`,
        `${Math.round(memory.now)} MB (most: ${Math.round(memory.most)} MB)`,
        `<= ${limits[name]} MB`,
        memory.now <= limits[name],
      );
  }
  return { rows, add };
}

const scratch = mkdtempSync(join(tmpdir(), 'abhaya-bench-'));
chmodSync(scratch, 0o711);
let stack = null;
const stopAll = async () => {
  const running = stack;
  stack = null;
  await running?.stop();
};
for (const name of ['SIGINT', 'SIGTERM']) {
  process.on(name, () => stopAll().finally(() => process.exit(1)));
}

try {
  await installIfNeeded(root, say);
  await buildIfNeeded(root, say);
  const port = await freePort();
  const env = {
    ...process.env,
    NODE_ENV: 'development',
    DATA_FOLDER: scratch,
    PORT: String(port),
    CONSOLE_PORT: String(await freePort()),
    TRUST_PROXY: '1',
  };
  for (const name of ['DATABASE_URL', 'SMTP_URL', 'KEY_FILE', 'MAIL_FOLDER', 'SITE_ORIGIN', 'CONSOLE_ORIGIN'])
    delete env[name];
  const own = settings(root, env);
  const record = new ProcessRecord(scratch);
  await record.take(say);
  const { Stack } = await import('./lib/stack.mjs');
  stack = new Stack({ own, env, record, say });
  const accounts = await stack.prepare();
  await stack.serve();
  const { rows, add } = await Promise.race([measure(stack, own, accounts), stack.failed]);
  await stopAll();
  record.release();

  const { startUp } = await import('../test/bench/start-up.mjs');
  const seconds = await startUp(root, env, quick ? 1 : 5);
  add('npm start until ready (built, data there)', `${seconds.toFixed(1)} s`, '<= 6 s', seconds <= 6);

  const { asMarkdown } = await import('../test/bench/table.mjs');
  if (!quick) {
    writeFileSync(join(root, 'docs/benchmarks.md'), asMarkdown(root, rows));
    say('Written to docs/benchmarks.md.');
  }
} catch (error) {
  process.stderr.write(`${explain(error, root)}\n`);
  process.exitCode = 1;
} finally {
  await stopAll();
  rmSync(scratch, { recursive: true, force: true });
}
process.exit();
