import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Trouble } from './prepare.mjs';

/**
 * What tells one process from a later one that was given the same number: the boot and the tick it started at.
 * Null when no such process runs.
 */
export function identity(pid) {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] === 'Z' || fields[0] === 'X') return null;
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`;
    }
    if (process.platform === 'win32') {
      process.kill(pid, 0);
      return 'running';
    }
    return (
      execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim() || null
    );
  } catch {
    return null;
  }
}

const isSame = ({ pid, is }) => is !== null && identity(pid) === is;

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code === 'EPERM') {
      throw new Trouble(
        `Process ${pid} of an earlier start still runs and belongs to another user. Stop it as that user, then start again.`,
      );
    }
    if (error.code !== 'ESRCH') throw error;
  }
}

async function stopLeftover(left) {
  signal(left.pid, 'SIGTERM');
  for (let waited = 0; isSame(left); waited += 50) {
    if (waited === 10_000) signal(left.pid, 'SIGKILL');
    await delay(50);
  }
}

/** What a file system answers that has no hard links. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

const fileIn = (dataDir) => join(dataDir, 'processes.json');

/** What a record says; null when it is not whole, as after a crash of the machine. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The address of the embedded database that a start on this data folder is running now, or null. */
export function runningDatabase(dataDir) {
  try {
    const record = parsed(readFileSync(fileIn(dataDir), 'utf8'));
    return record && isSame(record.starter) ? (record.database ?? null) : null;
  } catch {
    return null;
  }
}

/**
 * The file that says which processes a start is running (`processes.json` in the data folder). It keeps two starts
 * off the same data, and lets a start find what a killed one left behind.
 */
export class ProcessRecord {
  #path;
  #content;

  constructor(dataDir) {
    this.#path = fileIn(dataDir);
    this.#content = { starter: { pid: process.pid, is: identity(process.pid) }, children: [] };
  }

  /** Takes the data folder for this process. Throws Trouble when another start has it; stops what a killed start left. */
  async take(say) {
    for (;;) {
      if (this.#claim()) return;
      const text = this.#read();
      if (text === null) continue; // released meanwhile
      const earlier = parsed(text);
      if (earlier && isSame(earlier.starter)) {
        throw new Trouble(
          `Abhaya already runs on this data folder (process ${earlier.starter.pid}). Stop it first, or start a second one with its own DATA_FOLDER and PORT.`,
        );
      }
      for (const left of (earlier?.children ?? []).filter(isSame)) {
        say(`An earlier start was killed and left process ${left.pid} (${left.name}) running: stopping it.`);
        await stopLeftover(left);
      }
      this.#discard(text);
    }
  }

  /** Puts the whole record in its place, or finds another there and returns false. */
  #claim() {
    const mine = `${this.#path}.${process.pid}`;
    writeFileSync(mine, JSON.stringify(this.#content), { mode: 0o600 });
    try {
      linkSync(mine, this.#path);
      return true;
    } catch (error) {
      if (error.code === 'EEXIST') return false;
      if (!NO_LINKS.includes(error.code)) throw error;
      return this.#claimWithoutLinks();
    } finally {
      rmSync(mine, { force: true });
    }
  }

  #claimWithoutLinks() {
    try {
      writeFileSync(this.#path, JSON.stringify(this.#content), { flag: 'wx', mode: 0o600 });
      return true;
    } catch (error) {
      if (error.code === 'EEXIST') return false;
      throw error;
    }
  }

  /** Takes the record of a dead start away, unless another start has put its own there meanwhile. */
  #discard(text) {
    const aside = `${this.#path}.${process.pid}.old`;
    try {
      renameSync(this.#path, aside);
      if (readFileSync(aside, 'utf8') !== text) linkSync(aside, this.#path);
    } catch (error) {
      if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
    } finally {
      rmSync(aside, { force: true });
    }
  }

  /** Notes the address of the embedded database, for the commands of an operator. It holds no password. */
  setDatabase(url) {
    this.#content.database = url;
    this.#write();
  }

  add(name, pid) {
    this.#content.children.push({ name, pid, is: identity(pid) });
    this.#write();
  }

  remove(pid) {
    this.#content.children = this.#content.children.filter((child) => child.pid !== pid);
    this.#write();
  }

  release() {
    rmSync(this.#path, { force: true });
  }

  #read() {
    try {
      return readFileSync(this.#path, 'utf8');
    } catch (error) {
      if (error.code === 'ENOENT') return null;
      throw error;
    }
  }

  #write() {
    writeFileSync(`${this.#path}.new`, JSON.stringify(this.#content), { mode: 0o600 });
    renameSync(`${this.#path}.new`, this.#path);
  }
}
