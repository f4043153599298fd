import './lib/check-node.mjs';
import { appendFileSync, chmodSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from './lib/free-port.mjs';
import { Trouble, buildIfNeeded, explain, installIfNeeded } from './lib/prepare.mjs';
import { ProcessRecord } from './lib/process-record.mjs';
import { keepAccounts, refuseUnknown } from './lib/seed/accounts.mjs';
import { settings, withoutSettings } from './lib/settings.mjs';

/*
 * npm run seed
 * npm run seed -- --folder /tmp/abhaya-seed --cases 50 --seed 7
 *
 * Makes a helpdesk for trying out: made-up cases that were filed through the site's own forms and worked on at the console,
 * so that each opens as a real one does. Key file and accounts lie in the folder, and so does the database unless
 * DATABASE_URL names another, which must be empty or seeded from the same folder. seed-accounts.json in the folder says how to
 * sign in, and seed-codes.jsonl with which codes the reporters come back. Run again after an interruption, it goes on.
 *
 * More than 200 cases are for measuring: those beyond are rows of random bytes, of the true sizes, which open for nobody, and the
 * console says of them that they were altered. A mark that spared them that would spare whoever alters a real case.
 */
const root = resolve(import.meta.dirname, '..');
const say = (line) => process.stdout.write(`${line}\n`);
const MOST = 10_000_000;
const TOLD = 200;

const USAGE = `Usage: npm run seed -- [--folder FOLDER] [--cases NUMBER] [--seed NUMBER]
  --folder  where the helpdesk lies; else abhaya-seed in the temporary folder
  --cases   how many cases, 1 to ${MOST.toLocaleString('en')}; else ${TOLD}. Beyond ${TOLD} they are for measuring: rows without
            content, older than the ${TOLD}, that open for nobody and are shown as altered
  --seed    another number tells the stories in other variations; else 1`;

const OPTIONS = { cases: { type: 'string' }, folder: { type: 'string' }, seed: { type: 'string' } };

function given() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch {
    throw new Trouble(USAGE);
  }
}

function wishes() {
  const { cases = String(TOLD), folder = join(tmpdir(), 'abhaya-seed'), seed = '1' } = given();
  const number = /^\d{1,8}$/.test(cases) ? Number(cases) : 0;
  if (number < 1 || number > MOST || !/^\d{1,6}$/.test(seed)) throw new Trouble(USAGE);
  return { cases: number, folder: resolve(folder), seed: Number(seed) };
}

function printSignIns(accounts, folder) {
  say(`\nSign-ins for the console, also in ${join(folder, 'seed-accounts.json')}:`);
  for (const { role, email, password } of accounts)
    say(`  ${role.padEnd(14)} ${email.padEnd(34)} ${password}`);
}

/** The settings of the run that fills the helpdesk: ports of its own, and reporters told apart by what a proxy says. */
async function ownSettings(folder) {
  const [port, consolePort] = [String(await freePort()), String(await freePort())];
  const { DATABASE_URL } = process.env;
  return {
    ...withoutSettings(process.env),
    NODE_ENV: 'development',
    DATA_FOLDER: folder,
    KEY_FILE: join(folder, 'keys.json'),
    PORT: port,
    CONSOLE_PORT: consolePort,
    TRUST_PROXY: '1',
    ...(DATABASE_URL && { DATABASE_URL }),
  };
}

let stack = null;
const stop = async () => {
  await stack?.stop();
  stack = null;
};
function interrupted() {
  if (stack) say('Interrupted. Run the same again: it goes on with what is there.');
  stop().finally(() => process.exit(1));
}
for (const name of ['SIGINT', 'SIGTERM']) process.on(name, interrupted);

try {
  const { cases, folder, seed } = wishes();
  if (process.env.NODE_ENV === 'production') throw new Trouble('Made-up cases are not for production.');
  const { DATABASE_URL } = process.env;
  const env = await ownSettings(folder);
  await installIfNeeded(root, say);
  await buildIfNeeded(root, say);
  if (DATABASE_URL) await refuseUnknown(DATABASE_URL, folder);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711);
  const record = new ProcessRecord(folder);
  await record.take(say);
  const { Stack } = await import('./lib/stack.mjs');
  const { caseNumber, seedCases } = await import('./lib/seed/seed.mjs');
  const { seedStories } = await import('./lib/seed/seed-stories.mjs');
  const own = settings(root, env);
  stack = new Stack({ own, env, record, say });
  const accounts = keepAccounts(folder, await stack.prepare());
  stack.accountsShown();
  const { databaseUrl } = stack;
  const told = Math.min(cases, TOLD);
  const rows = cases - told;
  if (rows > 0 && (await caseNumber(databaseUrl)) < rows) {
    const where = { root, env: { ...env, DATABASE_URL: databaseUrl }, ownServer: !DATABASE_URL };
    await seedCases({ ...where, accounts, upTo: rows, say });
  }
  say(`Filing ${told} made-up reports and working on them (some minutes; interrupted, run it again) ...`);
  await stack.serve();
  const codes = join(folder, 'seed-codes.jsonl');
  await Promise.race([
    stack.failed,
    seedStories({
      site: own.siteOrigin,
      console: own.consoleOrigin,
      databaseUrl,
      accounts,
      upTo: told,
      seed,
      say,
      kept: (one) => appendFileSync(codes, `${JSON.stringify(one)}\n`, { mode: 0o600 }),
    }),
  ]);
  printSignIns(accounts, folder);
  say(`\nThe reporters come back with the codes in ${codes}.`);
  if (rows > 0)
    say(
      `${rows.toLocaleString('en')} older cases are rows without content, for measuring: none of them opens.`,
    );
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
