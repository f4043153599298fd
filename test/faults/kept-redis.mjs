import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { until } from './until.mjs';

const FILLERS = 400;
const LOAD_EACH_US = 5_000;
const THERE_WITHIN_MS = 30_000;

/** A private redis-server as docs/operations/queue.md asks for one: append-only, never evicting; on a socket, with no port. */
export class KeptRedis {
  #program;
  #folder;
  #server = null;
  #client = null;

  constructor({ program, folder }) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#program = program;
    this.#folder = folder;
  }

  get url() {
    return `unix://${this.#socket}`;
  }

  async start() {
    await this.#launch();
    this.#client = new Redis({ path: this.#socket, maxRetriesPerRequest: null, retryStrategy: () => 50 });
    this.#client.on('error', () => {});
  }

  async kill() {
    const gone = once(this.#server, 'exit');
    this.#server.kill('SIGKILL');
    await gone;
  }

  /** Starts it again. `slowly`: it answers LOADING for about two seconds, and is not waited for. */
  async startAgain({ slowly = false } = {}) {
    const slow = [
      '--key-load-delay',
      String(LOAD_EACH_US),
      '--loading-process-events-interval-bytes',
      '1024',
    ];
    await (slowly ? this.#launch(slow, /server initialized/i) : this.#launch());
  }

  /** Gives it so much to load that this takes a while, whatever its file has gathered up to then. */
  async fill() {
    const keys = Array.from({ length: FILLERS }, (_, index) => [`filler:${index}`, 'x'.repeat(200)]).flat();
    await this.#client.mset(...keys);
    await this.#client.bgrewriteaof();
    await until('the file of Redis is written anew', THERE_WITHIN_MS, async () => {
      const state = await this.#client.info('persistence');
      return /aof_rewrite_in_progress:0/.test(state) && /aof_rewrite_scheduled:0/.test(state);
    });
  }

  async empty() {
    await this.#client.del(...Array.from({ length: FILLERS }, (_, index) => `filler:${index}`));
  }

  /** A command of Redis by its name. Waits until Redis takes it. */
  async command(...words) {
    await this.#client.call(...words);
  }

  async stop() {
    this.#client?.disconnect();
    if (this.#server && this.#server.exitCode === null && this.#server.signalCode === null) await this.kill();
  }

  get #socket() {
    return join(this.#folder, 'redis.sock');
  }

  async #launch(more = [], there = /ready to accept connections/i) {
    const place = ['--port', '0', '--unixsocket', this.#socket, '--unixsocketperm', '700'];
    const keep = [
      '--dir',
      this.#folder,
      '--appendonly',
      'yes',
      '--save',
      '',
      '--maxmemory-policy',
      'noeviction',
    ];
    const server = spawn(this.#program, [...place, ...keep, ...more], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#server = server;
    let said = '';
    const late = setTimeout(() => server.kill('SIGKILL'), THERE_WITHIN_MS);
    await new Promise((ready, failed) => {
      server.stdout.on('data', (text) => there.test((said = (said + text).slice(-4_000))) && ready());
      server.once('exit', () => failed(new Error(`redis-server ended: ${said}`)));
    });
    clearTimeout(late);
  }
}
