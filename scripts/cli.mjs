import './lib/check-node.mjs';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Trouble, explain } from './lib/prepare.mjs';
import { ProcessRecord, runningDatabase } from './lib/process-record.mjs';
import { childEnvironment, settings } from './lib/settings.mjs';

/*
 * npm run cli -- <command>: the operator's commands. Without DATABASE_URL they work on the database of npm start: the one
 * that runs, or else the one of the data folder, which is then started for as long as the command takes.
 */
const root = resolve(import.meta.dirname, '..');
const script = join(root, 'dist/src/cli.js');
const own = settings(root, process.env);
const args = process.argv.slice(2);
const NO_DATABASE = [undefined, 'help', '--help', 'health', 'verify-package'];
// A file that is named without its folder is where the command was typed.
const cwd = args[0] === 'verify-package' ? (process.env.INIT_CWD ?? process.cwd()) : root;
const quiet = () => {};
/** A mail server keeps what could not be taken, and brings it again (EX_TEMPFAIL). */
const failed = args[0] === 'inbound' ? 75 : 1;

function run(env) {
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd, env, stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) => done(code ?? failed));
  });
}

async function onEmbedded() {
  const running = runningDatabase(own.dataDir);
  if (running) return run(childEnvironment(own, process.env, running));
  if (!existsSync(own.dataDir))
    throw new Trouble(
      `There is no database in ${own.dataDir} yet: npm start makes one. For another database set DATABASE_URL.`,
    );
  const record = new ProcessRecord(own.dataDir);
  await record.take(quiet);
  try {
    const { startDatabase } = await import('./lib/database.mjs');
    const database = await startDatabase({ dataDir: join(own.dataDir, 'postgres'), log: quiet });
    try {
      return await run(childEnvironment(own, process.env, database.url));
    } finally {
      await database.stop();
    }
  } finally {
    record.release();
  }
}

// A Ctrl-C reaches the command as well, which ends by it; the database is stopped after that.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, quiet);

try {
  if (!existsSync(script)) throw new Trouble('Nothing is built yet. Run: npm ci && npm run build');
  const embedded = !own.databaseUrl && !own.production && !NO_DATABASE.includes(args[0]);
  process.exitCode = await (embedded ? onEmbedded() : run(process.env));
} catch (error) {
  process.stderr.write(`${explain(error, root)}\n`);
  process.exitCode = failed;
}
