import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A problem that the person at the keyboard can solve: its message is printed without a stack trace. */
export class Trouble extends Error {}

/** What the build reads. Specs are left out: changing a test rebuilds nothing. */
const BUILD_INPUTS = [
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'nest-cli.json',
  'docs/api/openapi.json',
  'scripts',
  'src',
  'console',
  'migrations',
  'locales',
];
const NOT_BUILD_INPUT =
  /(^|\/)(node_modules|dist)\/|\.spec\.tsx?$|^console\/src\/(.*\/)?((schema|catalogue)(\.d)?\.ts|(first|other)-texts\.json)$/;
const BUILD_STAMP = 'dist/.built-from';
const INSTALL_STAMP = 'node_modules/.abhaya';

const sha256 = (data) => createHash('sha256').update(data).digest('hex');

function filesBelow(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  let children;
  try {
    children = readdirSync(full, { withFileTypes: true });
  } catch {
    return NOT_BUILD_INPUT.test(path) ? [] : [path]; // a file
  }
  return children
    .filter((child) => child.name !== 'node_modules' && !child.name.startsWith('.'))
    .flatMap((child) => {
      const inner = `${path}/${child.name}`;
      if (child.isDirectory()) return filesBelow(root, inner);
      return NOT_BUILD_INPUT.test(inner) ? [] : [inner];
    });
}

/** One hash over the names and contents of everything that the build reads. */
export function buildHash(root) {
  const hash = createHash('sha256');
  for (const path of BUILD_INPUTS.flatMap((input) => filesBelow(root, input)).sort()) {
    hash.update(`${path}\0${sha256(readFileSync(join(root, path)))}\n`);
  }
  return hash.digest('hex');
}

const stampIs = (root, stamp, value) => {
  try {
    return readFileSync(join(root, stamp), 'utf8') === value;
  } catch {
    return false;
  }
};

/** Remembers what dist/ was built from; the build calls it as its last act. */
export function stampBuild(root, hash) {
  writeFileSync(join(root, BUILD_STAMP), hash);
}

export const isBuilt = (root) => stampIs(root, BUILD_STAMP, buildHash(root));

/** The lock, and what a native package depends on besides it. */
function installValue(root) {
  const lock = sha256(readFileSync(join(root, 'package-lock.json')));
  return `${lock} ${process.platform}-${process.arch} ${process.versions.modules}\n`;
}

/** True when npm's own record of what it installed agrees with package-lock.json. */
function installedAsLocked(root) {
  let locked;
  let installed;
  try {
    locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    installed = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')).packages;
  } catch {
    return false;
  }
  const same = (path) => locked[path]?.version === installed[path]?.version;
  const wanted = Object.keys(locked).filter((path) => path !== '' && !locked[path].optional);
  return wanted.every(same) && Object.keys(installed).every(same);
}

/** npm's own script, run by this same Node: works wherever npm itself is, with no shell. */
function npm(args) {
  const script = process.env.npm_execpath;
  if (script && /^npm-cli\.c?js$/.test(basename(script))) return [process.execPath, [script, ...args]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', args];
}

const running = new Set();

/** Ends the commands that run() is waiting for. */
export function stopRuns() {
  for (const child of running) child.kill('SIGTERM');
}

/**
 * Runs a command to its end and keeps its output; on failure the output is part of the Trouble that is thrown.
 * `show` lets the output through to the terminal as well.
 */
export function run(command, args, { cwd, env = process.env, show = false, what }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: command.endsWith('.cmd'),
    });
    running.add(child);
    let output = '';
    const keep = (stream) => (chunk) => {
      output += chunk;
      if (show) stream.write(chunk);
    };
    child.stdout.on('data', keep(process.stdout));
    child.stderr.on('data', keep(process.stderr));
    child.on('error', (error) => reject(new Trouble(`${what} could not be started: ${error.message}`)));
    child.on('close', (code, signal) => {
      running.delete(child);
      if (code === 0) return resolve(output);
      const end = signal ? `was stopped by ${signal}` : `failed (exit code ${code})`;
      reject(new Trouble(`${what} ${end}.${show ? '' : `\n${output.trim()}`}`));
    });
  });
}

/** Runs `npm ci` when node_modules is missing or is not what package-lock.json says. Returns whether it did. */
export async function installIfNeeded(root, say) {
  const value = installValue(root);
  if (stampIs(root, INSTALL_STAMP, value)) return false;
  const done = installedAsLocked(root);
  if (!done) {
    say(
      `Installing packages with npm ci (${existsSync(join(root, 'node_modules')) ? 'they changed' : 'first time'}) ...`,
    );
    // The build needs the development packages in production too.
    const [command, args] = npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
    await run(command, args, { cwd: root, what: '`npm ci`' });
  }
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(join(root, INSTALL_STAMP), value);
  return !done;
}

/** Runs the build when dist/ is missing or was built from other sources. Returns whether it did. */
export async function buildIfNeeded(root, say) {
  if (isBuilt(root)) return false;
  say('Building ...');
  rmSync(join(root, BUILD_STAMP), { force: true });
  await run(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, what: 'The build' });
  return true;
}

/** Turns "permission denied" and "disk full" into what to do about them. */
export function explain(error, root) {
  if (error instanceof Trouble || error?.isTrouble) return error.message;
  if (error?.code === 'EACCES' || error?.code === 'EPERM') {
    return `${error.path ?? root} may not be written by this user. Give it to the user who runs npm start (chown -R), or start as the user who owns it.`;
  }
  if (error?.code === 'ENOSPC')
    return `The disk is full (${error.path ?? root}). Free some space and start again.`;
  return error?.stack ?? String(error);
}
