import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Trouble } from './prepare.mjs';
import { Restarts } from './restarts.mjs';

/**
 * A small young generation takes 70 MB less in each process, and no time that could be measured. A limit of the old one, of
 * several times what a process holds, lets it collect sooner while it starts: 20 MB less in the worker.
 */
export const NODE_FLAGS = ['--enable-source-maps', '--max-semi-space-size=4', '--max-old-space-size=512'];

const STOP_WITHIN = 15_000;
const LOG_LIMIT = 20 * 1024 * 1024;
const ERROR_LEVEL = 50;

/** Opens `logs/<name>.log` in the data folder for appending; a long one is put aside first. */
export function openLog(dataDir, name) {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${name}.log`);
  if (existsSync(path) && statSync(path).size > LOG_LIMIT) renameSync(path, `${path}.1`);
  return createWriteStream(path, { flags: 'a', mode: 0o600 });
}

/** The part of a log line worth showing on the terminal: errors, and whatever is no log line at all (a crash). */
function worthShowing(line) {
  if (!line.startsWith('{')) return line.trim() === '' ? null : line;
  try {
    const entry = JSON.parse(line);
    return entry.level >= ERROR_LEVEL ? `${entry.msg ?? ''} ${entry.code ?? ''}`.trim() || line : null;
  } catch {
    return line;
  }
}

/**
 * One long-running process of ours (web or worker). It has a process group of its own, so that Ctrl-C in a terminal
 * reaches the starter alone, which stops everything in order. Its output goes to `logs/<name>.log`; errors are shown.
 */
export class Service {
  #options;
  #child = null;
  #log = null;
  #stopping = false;
  #settled = false;
  #timer = null;
  #restarts = new Restarts();
  #last = [];
  #tellReady;
  /** Resolves when the process has said for the first time that it serves. */
  ready = new Promise((resolve) => (this.#tellReady = resolve));

  /**
   * options: { name, script, root, env, dataDir, record, say, giveUp(message), behind }. `behind`: where it shares a machine,
   * it runs behind the others.
   */
  constructor(options) {
    this.#options = options;
  }

  get pid() {
    return this.#child?.pid;
  }

  start() {
    const { name, script, root, env, dataDir, record, behind } = this.#options;
    this.#log ??= openLog(dataDir, name);
    const child = spawn(
      process.execPath,
      [...NODE_FLAGS, '--import', new URL('stop-with-parent.mjs', import.meta.url).href, join(root, script)],
      {
        cwd: root,
        env,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    this.#child = child;
    if (child.pid !== undefined) {
      record.add(name, child.pid);
      if (behind) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    }
    child.on('message', (message) => message === 'ready' && this.#tellReady());
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => this.#line(line));
    }
    child.on('error', (error) => this.#line(`could not be started: ${error.message}`));
    // 'close' and not 'exit': its last words have been read by then.
    child.on('close', (code, signal) =>
      this.#ended(child, signal ? `signal ${signal}` : `exit code ${code}`),
    );
  }

  /** From now on a death is answered with a restart; before, it ends the start. */
  settle() {
    this.#settled = true;
    // What it complained of while it was starting and went on all the same.
    for (const line of this.#last) this.#show(line);
  }

  /** Asks the process to end, waits for it, and insists when it does not. */
  async stop() {
    this.#stopping = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (child) {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      const drain = Number(this.#options.env.DRAIN_SECONDS || 0) * 1000;
      const insist = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN + drain);
      await ended;
      clearTimeout(insist);
    }
    await new Promise((resolve) => (this.#log ? this.#log.end(resolve) : resolve()));
    this.#log = null;
  }

  #line(line) {
    this.#log?.write(`${line}\n`);
    this.#last = [...this.#last.slice(-19), line];
    if (this.#settled && !this.#stopping) this.#show(line);
  }

  #show(line) {
    const shown = worthShowing(line);
    if (shown !== null) this.#options.say(`${this.#options.name}: ${shown}`);
  }

  #ended(child, how) {
    const { name, record, say, giveUp } = this.#options;
    if (child.pid !== undefined) record.remove(child.pid);
    this.#child = null;
    if (this.#stopping) return;
    if (!this.#settled)
      return giveUp(
        `The ${name} process ended while starting (${how}):\n${this.#last
          .map((line) => worthShowing(line))
          .filter(Boolean)
          .join('\n')}`,
      );
    const wait = this.#restarts.next();
    if (wait === null) {
      return giveUp(
        `The ${name} process ended too often (last: ${how}). See logs/${name}.log in the data folder.`,
      );
    }
    say(`The ${name} process ended (${how}); starting it again in ${wait / 1000} s.`);
    this.#timer = setTimeout(() => this.start(), wait);
  }
}

/** Resolves once GET url answers 200; throws Trouble after `within` milliseconds. `signal` ends the wait. */
export async function waitReady(url, { within, signal }) {
  const deadline = Date.now() + within;
  let seen = 'no answer';
  while (Date.now() < deadline) {
    signal?.throwIfAborted();
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(2000), redirect: 'manual' });
      await answer.arrayBuffer();
      if (answer.status === 200) return;
      seen = `status ${answer.status}`;
    } catch (error) {
      seen = error.cause?.code ?? error.name;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Trouble(`${url} was not ready within ${within / 1000} s (last: ${seen}).`);
}
