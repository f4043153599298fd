import './lib/check-node.mjs';
import { chmodSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Trouble, buildIfNeeded, explain, installIfNeeded } from './lib/prepare.mjs';
import { ProcessRecord } from './lib/process-record.mjs';
import { keepAccounts, refuseUnknown } from './lib/seed/accounts.mjs';
import { settings, withoutSettings } from './lib/settings.mjs';

/*
 * node scripts/seed.mjs --cases 100000 --folder /tmp/abhaya-seed
 *
 * Fills a helpdesk for trying out with made-up cases until there are that many. Key file and accounts lie in the folder,
 * and so does the database unless DATABASE_URL names another, which must be empty or seeded from the same folder.
 * Afterwards `DATA_FOLDER=/tmp/abhaya-seed npm start` serves it; seed-accounts.json in the folder says how to sign in.
 */
const root = resolve(import.meta.dirname, '..');
const say = (line) => process.stdout.write(`${line}\n`);
const MOST = 10_000_000;

function wishes() {
  const { values } = parseArgs({ options: { cases: { type: 'string' }, folder: { type: 'string' } } });
  const cases = /^\d{1,8}$/.test(values.cases ?? '') ? Number(values.cases) : 0;
  if (!values.folder || cases < 1 || cases > MOST)
    throw new Trouble(
      `Usage: node scripts/seed.mjs --cases NUMBER --folder FOLDER (1 to ${MOST.toLocaleString('en')} cases).`,
    );
  return { cases, folder: resolve(values.folder) };
}

let stack = null;
const stop = async () => {
  await stack?.stop();
  stack = null;
};
for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => stop().finally(() => process.exit(1)));

try {
  const { cases, folder } = wishes();
  if (process.env.NODE_ENV === 'production') throw new Trouble('Made-up cases are not for production.');
  const { DATABASE_URL } = process.env;
  const env = {
    ...withoutSettings(process.env),
    NODE_ENV: 'development',
    DATA_FOLDER: folder,
    KEY_FILE: join(folder, 'keys.json'),
    ...(DATABASE_URL && { DATABASE_URL }),
  };
  await installIfNeeded(root, say);
  await buildIfNeeded(root, say);
  if (DATABASE_URL) await refuseUnknown(DATABASE_URL, folder);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711);
  const record = new ProcessRecord(folder);
  await record.take(say);
  const { Stack } = await import('./lib/stack.mjs');
  const { seedCases } = await import('./lib/seed/seed.mjs');
  stack = new Stack({ own: settings(root, env), env, record, say });
  const accounts = keepAccounts(folder, await stack.prepare());
  await seedCases({
    root,
    env: { ...env, DATABASE_URL: stack.databaseUrl },
    accounts,
    upTo: cases,
    ownServer: !DATABASE_URL,
    say,
  });
  say(`There are ${cases.toLocaleString('en')} cases. To look at them: DATA_FOLDER=${folder} npm start`);
  await stop();
  record.release();
} catch (error) {
  process.stderr.write(`${explain(error, root)}\n`);
  process.exitCode = 1;
} finally {
  await stop();
}
process.exit();
