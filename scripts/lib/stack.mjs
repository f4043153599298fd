import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDatabase, checkRedis, isSetUp, isUnsigned } from './database.mjs';
import { DatabaseKeeper } from './database-keeper.mjs';
import { Trouble, run } from './prepare.mjs';
import { Service, waitReady } from './service.mjs';
import { childEnvironment, reachable } from './settings.mjs';

/** Only for what hangs, and long enough for a machine that is slow and busy: a process that ends is noticed at once. */
const READY_WITHIN = 240_000;
/** A report that comes in goes before mail about the last one. */
const PROCESSES = [
  { name: 'web', script: 'dist/src/main.js', behind: false },
  { name: 'worker', script: 'dist/src/worker.js', behind: true },
];
const WHAT = { migrate: 'Preparing the database', setup: 'Making the first accounts' };

/** The promise, unless it takes longer than `limit` milliseconds: then Trouble. */
function within(limit, promise, name) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Trouble(`The ${name} process was not ready within ${limit / 1000} s.`)),
      limit,
    );
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/**
 * Everything that `npm start` runs: database (unless DATABASE_URL), migrations, first-run accounts, web, worker.
 * `stop()` ends it in order: web (no new work comes in), worker (it finishes what it has), database.
 */
export class Stack {
  #own;
  #env;
  #say;
  #record;
  #database = null;
  #services = [];
  #abort = new AbortController();
  #failed;
  #fail;

  /** own: the settings; env: this environment; record: the taken ProcessRecord; say: prints a line. */
  constructor({ own, env, record, say }) {
    this.#own = own;
    this.#env = env;
    this.#record = record;
    this.#say = say;
    this.#failed = new Promise((_, reject) => (this.#fail = reject));
    this.#failed.catch(() => this.#abort.abort());
  }

  /** Rejects when something that is running has ended for good. Never resolves. */
  get failed() {
    return this.#failed;
  }

  get pids() {
    return Object.fromEntries(this.#services.map(({ name, service }) => [name, service.pid]));
  }

  get databaseUrl() {
    return this.#database?.url ?? this.#own.databaseUrl;
  }

  get databaseWhere() {
    return this.#database ? String(this.#database.where) : null;
  }

  /** Database, migrations, and on an empty database the accounts. Returns the accounts that were made, or []. */
  async prepare() {
    if (this.#own.databaseUrl) await checkDatabase(this.#own.databaseUrl);
    else {
      const giveUp = (message) => this.#fail(new Trouble(message));
      this.#database = new DatabaseKeeper({ dataDir: this.#own.dataDir, say: this.#say, giveUp });
      await this.#database.start();
    }
    if (this.#database) this.#record.setDatabase(this.#database.url);
    await this.#cli('migrate');
    if (this.#own.redisUrl) await checkRedis(this.#own.redisUrl);
    if (await isSetUp(this.databaseUrl)) {
      this.#expectKeys();
      this.#expectShownAccounts();
      await this.#expectSigned();
      return [];
    }
    if (this.#own.production) {
      throw new Trouble(
        'Nothing is set up in this database yet. Make the keys and the first administrator with: npm run cli -- setup\nThen start again.',
      );
    }
    writeFileSync(this.#unshown, '', { mode: 0o600 });
    const made = JSON.parse(await this.#cli('setup', '--demo', '--json'));
    return made.accounts ?? made;
  }

  /** To be called once the accounts that `prepare` returned have been shown: they are kept nowhere. */
  accountsShown() {
    rmSync(this.#unshown, { force: true });
  }

  /** Starts web and worker and resolves when both surfaces answer that they are ready and the worker works. */
  async serve() {
    for (const { name, script, behind } of PROCESSES) {
      const { root, dataDir } = this.#own;
      const giveUp = (message) => this.#fail(new Trouble(message));
      const shared = { root, dataDir, env: this.#childEnv(), record: this.#record, say: this.#say, giveUp };
      const service = new Service({ name, script, behind, ...shared });
      this.#services.push({ name, service });
      service.start();
    }
    const host = reachable(this.#own.host);
    const ready = [this.#own.port, this.#own.consolePort].map((port) =>
      waitReady(`http://${host}:${port}/health/ready`, { within: READY_WITHIN, signal: this.#abort.signal }),
    );
    const working = this.#services.map(({ name, service }) => within(READY_WITHIN, service.ready, name));
    await Promise.race([Promise.all([...ready, ...working]), this.#failed]);
    this.#database?.settle();
    for (const { service } of this.#services) service.settle();
  }

  async stop() {
    this.#abort.abort();
    for (const { service } of this.#services) await service.stop();
    await this.#database?.stop();
  }

  /** There from before the first accounts are made until they have been shown. */
  get #unshown() {
    return join(this.#own.dataDir, 'sign-ins-not-shown');
  }

  /** Throws Trouble when an interrupted first start made accounts that nobody has seen. Nothing can have been filed since. */
  #expectShownAccounts() {
    if (!existsSync(this.#unshown)) return;
    const { keyFile } = this.#own;
    const data = this.#database
      ? `remove ${this.#database.where.dataDir}`
      : 'empty the database of DATABASE_URL';
    throw new Trouble(
      `The first start was interrupted before it could show the sign-ins it had made, and they are kept nowhere. Nothing else is in the database yet. To begin again: ${data}, remove ${keyFile} and ${this.#unshown}, then start again.`,
    );
  }

  async #expectSigned() {
    if (!(await isUnsigned(this.databaseUrl))) return;
    throw new Trouble(
      'This database is of an earlier version, in which accounts and desks were not signed. Look at them and sign them, once, with: npm run cli -- sign\nThen start again. See docs/operations/integrity.md.',
    );
  }

  #expectKeys() {
    const { keyFile, production } = this.#own;
    if (production || existsSync(keyFile)) return;
    const other = this.#database
      ? ` To begin again with nothing, remove ${this.#database.where.dataDir}.`
      : '';
    throw new Trouble(
      `The key file ${keyFile} is missing, and without it nothing in this database can be opened. Put it back from your copy.${other}`,
    );
  }

  #childEnv() {
    return childEnvironment(this.#own, this.#env, this.databaseUrl);
  }

  #cli(...args) {
    const { root } = this.#own;
    return run(process.execPath, [join(root, 'dist/src/cli.js'), ...args], {
      cwd: root,
      env: this.#childEnv(),
      what: WHAT[args[0]],
    });
  }
}
