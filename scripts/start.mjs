import './lib/check-node.mjs';
import { chmodSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { Trouble, buildIfNeeded, explain, installIfNeeded, stopRuns } from './lib/prepare.mjs';
import { ProcessRecord } from './lib/process-record.mjs';
import { checkPorts, settings } from './lib/settings.mjs';

const root = resolve(import.meta.dirname, '..');
const own = settings(root, process.env);
const began = performance.now();
const say = (line) => process.stdout.write(`${line}\n`);

let stack = null;
let record = null;
let stopped = null;

/** Ends everything once, whoever asks and however often (npm passes a Ctrl-C on that the terminal sends as well). */
function stop(exitCode) {
  stopped ??= (async () => {
    stopRuns();
    if (stack) await stack.stop();
    record?.release();
    if (exitCode === 0) say('Stopped. Your data is kept; the next npm start finds it again.');
    process.exit(exitCode);
  })();
  return stopped;
}

function fail(error) {
  if (stopped) return;
  process.stderr.write(`\n${explain(error, root)}\n`);
  stop(1).catch(() => process.exit(1));
}

function makeDataFolder() {
  mkdirSync(own.dataDir, { recursive: true });
  // Started by root, the database runs as another user, who must be able to walk through, not to list.
  chmodSync(own.dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
}

function printAccounts(accounts) {
  if (accounts.length === 0) return;
  say('\nSign-ins for the console, made for trying it out and shown this once:');
  for (const { role, email, password, recoveryCode } of accounts) {
    say(`  ${role.padEnd(14)} ${email}\n    password       ${password}\n    recovery code  ${recoveryCode}`);
  }
}

function printAddresses() {
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const rows = [
    ['Public site', own.siteOrigin],
    ['Console', own.consoleOrigin],
    [
      'Mail',
      own.smtp ? 'to the server of SMTP_URL' : `${own.mailFolder} (no SMTP_URL: each mail is a file there)`,
    ],
    ['Data', own.dataDir],
    ...(own.databaseUrl ? [['Database', 'of DATABASE_URL']] : [['Database', stack.databaseWhere]]),
    ['Keys', `${own.keyFile} (keep a copy apart from the data)`],
  ];
  say(`\nAbhaya is ready (${seconds} s).\n`);
  for (const [name, value] of rows) say(`  ${name.padEnd(12)} ${value}`);
  say('\nStop it with Ctrl-C.');
}

async function start() {
  if (own.production && !own.databaseUrl) {
    throw new Trouble(
      'NODE_ENV=production needs DATABASE_URL: the embedded database is for trying Abhaya out. See docs/operations/install.md.',
    );
  }
  makeDataFolder();
  const mine = new ProcessRecord(own.dataDir);
  await mine.take(say);
  record = mine;
  await checkPorts(own);
  await installIfNeeded(root, say);
  await buildIfNeeded(root, say);
  if (stopped) return;
  const { Stack } = await import('./lib/stack.mjs');
  stack = new Stack({ own, env: process.env, record, say });
  stack.failed.catch(fail);
  printAccounts(await stack.prepare());
  stack.accountsShown();
  if (stopped) return;
  await stack.serve();
  if (!stopped) printAddresses();
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(name, () => {
    if (!stopped) say(`\n${name === 'SIGINT' ? 'Ctrl-C' : name}: stopping ...`);
    stop(0).catch((error) => {
      process.stderr.write(`${explain(error, root)}\n`);
      process.exit(1);
    });
  });
}
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

start().catch(fail);
