import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../scripts/lib/free-port.mjs';
import { withoutSettings } from '../../scripts/lib/settings.mjs';
import { KeptDatabase } from './kept-database.mjs';
import { KeptProcess } from './kept-process.mjs';
import { KeptRedis } from './kept-redis.mjs';
import { Clock, Disk } from './machine.mjs';
import { MailSink } from './mail-sink.mjs';
import { Way } from './people.mjs';
import { until } from './until.mjs';

const NUMBER = 2;
const READY_WITHIN_MS = 120_000;

/** A helpdesk of two web and two worker processes, its database, its mail server and, if asked for, its Redis. */
export class Helpdesk {
  /** What ended by itself. */
  problems = [];
  mail = new MailSink();
  redis = null;
  webs = [];
  workers = [];
  #folder;
  #root;
  #redisProgram;
  #ports = [];
  #logs;

  /** folder: an empty one that every user may walk through; redisProgram: null for the queue in Postgres */
  constructor({ root, folder, redisProgram }) {
    this.#root = root;
    this.#folder = folder;
    this.#redisProgram = redisProgram;
    this.#logs = join(folder, 'logs');
    mkdirSync(this.#logs);
    this.clock = new Clock(folder);
    this.disk = new Disk(join(folder, 'disk'));
  }

  async start() {
    const lines = createWriteStream(join(this.#logs, 'database.log'));
    this.database = new KeptDatabase({
      dataDir: join(this.disk.path, 'postgres'),
      log: (line) => lines.write(`${line}\n`),
      env: this.clock.env,
    });
    await Promise.all([this.database.start(), this.mail.start()]);
    if (this.#redisProgram) {
      this.redis = new KeptRedis({ program: this.#redisProgram, folder: join(this.#folder, 'redis') });
      await this.redis.start();
    }
    for (let index = 0; index < NUMBER; index += 1)
      this.#ports.push({ site: await freePort(), console: await freePort() });
    this.site = this.#surface('site', '127.0.0.1');
    this.console = this.#surface('console', 'localhost');
    await this.#cli('migrate');
    const made = JSON.parse(await this.#cli('setup', '--demo', '--json'));
    this.accounts = made.accounts ?? made;
    for (const [index, { site, console }] of this.#ports.entries()) {
      const ports = { PORT: String(site), CONSOLE_PORT: String(console) };
      this.webs.push(this.#process(`web-${index + 1}`, 'dist/src/main.js', ports));
      this.workers.push(this.#process(`worker-${index + 1}`, 'dist/src/worker.js', {}));
    }
    await this.back();
  }

  /** Resolves once database and processes serve. */
  async back() {
    await this.database.back();
    await until('web and worker processes serve', READY_WITHIN_MS, async () => {
      await Promise.all([...this.webs, ...this.workers].map(({ ready }) => ready));
      const answers = await Promise.all(
        this.#ports.map(({ site }) => fetch(`http://127.0.0.1:${site}/health/ready`)),
      );
      return answers.every(({ status }) => status === 200);
    });
  }

  /** Whether there is mail that has not gone out. */
  async mailWaits() {
    return (await this.database.query(`SELECT 1 FROM notifications WHERE state = 'pending'`)).length > 0;
  }

  async stop() {
    await Promise.all([...this.webs, ...this.workers].map((one) => one.stop()));
    await Promise.all([this.database?.stop(), this.redis?.stop(), this.mail.stop()]);
    this.disk.remove();
  }

  #surface(name, host) {
    const ports = this.#ports.map((one) => one[name]);
    return { origin: `http://${host}:${ports[0]}`, way: new Way(ports) };
  }

  get #env() {
    return {
      ...withoutSettings(process.env),
      ...this.clock.env,
      NODE_ENV: 'development',
      DATABASE_URL: this.database.url,
      ...(this.redis ? { REDIS_URL: this.redis.url } : {}),
      SMTP_URL: this.mail.url,
      MAIL_DELAY: 'none',
      KEY_FILE: join(this.#folder, 'keys.json'),
      SITE_ORIGIN: this.site.origin,
      CONSOLE_ORIGIN: this.console.origin,
      TRUST_PROXY: '1',
    };
  }

  #process(name, script, more) {
    const { problems } = this;
    const env = { ...this.#env, ...more };
    return new KeptProcess({ name, script, root: this.#root, env, logs: this.#logs, problems });
  }

  #cli(...args) {
    const child = spawn(process.execPath, [join(this.#root, 'dist/src/cli.js'), ...args], {
      env: this.#env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let trouble = '';
    child.stdout.on('data', (text) => (out += text));
    child.stderr.on('data', (text) => (trouble += text));
    return new Promise((done, failed) =>
      child.once('close', (code) =>
        code === 0 ? done(out) : failed(new Error(`cli ${args[0]} ended with ${code}: ${trouble}`)),
      ),
    );
  }
}
