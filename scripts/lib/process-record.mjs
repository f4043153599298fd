import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

/**
 * The file that says which processes a start is running (`processes.json` in the data folder). It keeps two starts
 * off the same data, and lets a start find what a killed one left behind.
 */
export class ProcessRecord {
  #path;
  #content;

  constructor(dataDir) {
    this.#path = join(dataDir, 'processes.json');
    this.#content = { starter: { pid: process.pid, is: identity(process.pid) }, children: [] };
  }

  /** Takes the data folder for this process. Throws Trouble when another start has it; stops what a killed start left. */
  async take(say) {
    for (;;) {
      try {
        writeFileSync(this.#path, JSON.stringify(this.#content), { flag: 'wx', mode: 0o600 });
        return;
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const earlier = this.#read();
      if (earlier && isSame(earlier.starter)) {
        throw new Trouble(
          `Abhaya already runs on this data folder (process ${earlier.starter.pid}). Stop it first, or start a second one with its own DATA_FOLDER and PORT.`,
        );
      }
      for (const left of (earlier?.children ?? []).filter(isSame)) {
        say(`An earlier start was killed and left process ${left.pid} (${left.name}) running: stopping it.`);
        await stopLeftover(left);
      }
      rmSync(this.#path, { force: true });
    }
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
      return JSON.parse(readFileSync(this.#path, 'utf8'));
    } catch {
      return null; // written half, by a process that was killed in between
    }
  }

  #write() {
    writeFileSync(`${this.#path}.new`, JSON.stringify(this.#content), { mode: 0o600 });
    renameSync(`${this.#path}.new`, this.#path);
  }
}
