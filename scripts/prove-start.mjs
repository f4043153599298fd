import './lib/check-node.mjs';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileReport, openWithCode } from './lib/file-report.mjs';
import { identity } from './lib/process-record.mjs';

/*
 * Proves `npm start` in the folder given: it gets ready, a report is filed over HTTP, Ctrl-C stops it, the next start
 * shows no sign-ins again and the code still opens the report; so does the start after everything was killed.
 *
 *   node scripts/prove-start.mjs <folder of a clone>
 */
const folder = resolve(process.argv[2] ?? '.');
const dataDir = resolve(folder, process.env.DATA_FOLDER || '.data');
const READY_WITHIN = 8 * 60_000;
const say = (line) => process.stdout.write(`prove-start: ${line}\n`);

let current = null;

class Start {
  output = '';

  constructor() {
    // A group of its own, as a terminal gives it: signals go to npm, its shell and the starter together.
    this.child = spawn('npm', ['start'], { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    this.ended = new Promise((done) => this.child.on('close', (code, signal) => done(signal ?? code)));
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.on('data', (chunk) => {
        this.output += chunk;
        this.wake?.();
      });
    }
  }

  async ready() {
    const timer = setTimeout(() => this.signal('SIGKILL'), READY_WITHIN);
    try {
      while (!/Stop it with Ctrl-C/.test(this.output)) {
        const ended = await Promise.race([
          this.ended.then((how) => ({ how })),
          new Promise((wake) => (this.wake = wake)),
        ]);
        if (ended) throw new Error(`npm start ended (${ended.how}):\n${this.output}`);
      }
    } finally {
      clearTimeout(timer);
    }
    return {
      site: /Public site\s+(\S+)/.exec(this.output)[1],
      seconds: /is ready \(([\d.]+) s\)/.exec(this.output)[1],
    };
  }

  signal(name) {
    try {
      process.kill(-this.child.pid, name);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }

  async stop() {
    const pids = this.children();
    this.signal('SIGINT');
    await this.ended; // with whatever npm and its shell make of a Ctrl-C
    expect(/^Stopped\./m.test(this.output), 'Ctrl-C did not stop it.');
    for (const pid of pids) expect(identity(pid) === null, `Ctrl-C left process ${pid} running.`);
  }

  /** The web and worker processes. */
  children() {
    const { children } = JSON.parse(readFileSync(join(dataDir, 'processes.json'), 'utf8'));
    return children.map(({ pid }) => pid);
  }

  /** kill -9 of the starter and of everything it started. */
  async kill() {
    const pids = [...this.children(), ...this.postmaster()];
    this.signal('SIGKILL');
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch (error) {
        if (error.code !== 'ESRCH') throw error;
      }
    }
    await this.ended;
  }

  /** The database's process, in a list that is empty when there is none. */
  postmaster() {
    const place = /^ *Database +(\/.*?)(?: \(user .*)?$/m.exec(this.output)?.[1];
    try {
      return [parseInt(readFileSync(join(place ?? join(dataDir, 'postgres'), 'postmaster.pid'), 'utf8'), 10)];
    } catch {
      return [];
    }
  }
}

async function started() {
  current = new Start();
  const { site, seconds } = await current.ready();
  say(`ready in ${seconds} s at ${site}`);
  return site;
}

function expect(condition, message) {
  if (!condition) throw new Error(`${message}\n${current.output}`);
}

try {
  let site = await started();
  expect(/recovery code/.test(current.output), 'The first start shows no sign-ins.');
  const code = await fileReport(site);
  say('a report was filed');
  await current.stop();
  say('stopped by Ctrl-C');

  site = await started();
  expect(!/recovery code/.test(current.output), 'The second start shows sign-ins again.');
  await openWithCode(site, code);
  say('started again: the code opens the report');
  await current.kill();

  site = await started();
  await openWithCode(site, code);
  say('started after kill -9 of everything: the code opens the report');
  await current.stop();
} catch (error) {
  process.stderr.write(`prove-start: ${error.stack}\n`);
  if (current) {
    current.signal('SIGINT');
    await Promise.race([current.ended, new Promise((done) => setTimeout(done, 20_000))]);
    await current.kill().catch(() => {}); // whatever a failed proof left
  }
  process.exitCode = 1;
}
