import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from '../../scripts/lib/free-port.mjs';
import { cpuOf, serverPid } from './cpu.mjs';
import { memoryOf } from './memory.mjs';

const lib = (root, name) => import(pathToFileURL(join(root, 'scripts/lib', name)).href);

/**
 * One checkout under measurement: built and started by its own scripts, in a folder and on ports of its own, so that two of
 * them can run side by side. `name` says which it is.
 */
export class BenchedBuild {
  #say;
  #record = null;
  #stack = null;
  #memory = {};

  constructor(root, { name, say }) {
    this.root = root;
    this.name = name;
    this.taken = 0;
    this.#say = say;
    this.folder = mkdtempSync(join(tmpdir(), 'abhaya-bench-'));
    chmodSync(this.folder, 0o711);
  }

  /** Installs and builds what is missing, makes the first accounts, and starts web and worker. */
  async start() {
    const { installIfNeeded, buildIfNeeded } = await lib(this.root, 'prepare.mjs');
    await installIfNeeded(this.root, this.#say);
    await buildIfNeeded(this.root, this.#say);
    const { settings, withoutSettings } = await lib(this.root, 'settings.mjs');
    this.env = {
      ...withoutSettings(process.env),
      NODE_ENV: 'development',
      DATA_FOLDER: this.folder,
      PORT: String(await freePort()),
      CONSOLE_PORT: String(await freePort()),
      TRUST_PROXY: '1',
      MAIL_DELAY: 'none',
    };
    this.own = settings(this.root, this.env);
    const { ProcessRecord } = await lib(this.root, 'process-record.mjs');
    this.#record = new ProcessRecord(this.folder);
    await this.#record.take(this.#say);
    this.accounts = await this.#serve(this.env);
    this.counsellors = this.accounts.filter(({ role }) => role === 'counsellor');
    this.coordinator = this.accounts.find(({ role }) => role === 'coordinator');
    this.administrator = this.accounts.find(({ role }) => role === 'administrator');
  }

  /**
   * Has the administrator sign whoever was written into the database, and the grants that were written with them: without
   * either they are on no desk. The grants still open for nobody, which is no part of being told of a case.
   */
  async signPeople(client) {
    await this.#signGrants(client);
    const script = join(this.root, 'dist/src/cli.js');
    if (!existsSync(join(this.root, 'dist/src/cli/sign.command.js'))) return; // a build from before there were signatures
    const env = { ...this.env, DATABASE_URL: this.databaseUrl, KEY_FILE: this.own.keyFile };
    const { email, password } = this.administrator;
    execFileSync(process.execPath, [script, 'sign', '--as', email], { env, input: `${password}\nyes\n` });
  }

  async #signGrants(client) {
    const dist = (path) => import(pathToFileURL(join(this.root, 'dist/src', path)).href);
    const { deskGrantContext } = await dist('modules/keys/index.js');
    const { signGrant } = await dist('platform/crypto/index.js');
    if (!deskGrantContext || !signGrant) return; // a build from before grants were signed
    const { loadConfig } = await dist('platform/config/index.js');
    const { withKeys } = await dist('cli/context.js');
    const { UnlockAdministrator } = await dist('modules/staff/index.js');
    const env = { ...this.env, DATABASE_URL: this.databaseUrl, KEY_FILE: this.own.keyFile };
    const { email, password } = this.administrator;
    const { actorId, signSecret } = await withKeys(loadConfig(env), (context) =>
      context.get(UnlockAdministrator, { strict: false }).unlock(email, password),
    );
    const { rows } = await client.query(
      `SELECT m.desk_id, m.staff_id, m.epoch, m.root_grant FROM desk_members m JOIN staff s ON s.id = m.staff_id
        WHERE s.email LIKE 'person-%' AND m.root_grant IS NOT NULL`,
    );
    for (const row of rows) {
      const context = deskGrantContext(row.desk_id, row.epoch, row.staff_id);
      await client.query(
        `UPDATE desk_members SET granted_by = $1, grant_signature = $2 WHERE desk_id = $3 AND staff_id = $4 AND epoch = $5`,
        [
          actorId,
          Buffer.from(signGrant(signSecret, context, row.root_grant)),
          row.desk_id,
          row.staff_id,
          row.epoch,
        ],
      );
    }
  }

  /** The same data again, under these settings besides. */
  async restart(more) {
    await this.#stopStack();
    await this.#serve({ ...this.env, ...more });
  }

  async #serve(env) {
    const { Stack } = await lib(this.root, 'stack.mjs');
    this.#stack = new Stack({ own: this.own, env, record: this.#record, say: this.#say });
    const accounts = await this.#stack.prepare();
    this.#stack.accountsShown();
    await this.#stack.serve();
    return accounts;
  }

  get siteOrigin() {
    return this.own.siteOrigin;
  }

  get databaseUrl() {
    return this.#stack.databaseUrl;
  }

  /** Rejects when one of its processes has ended for good. */
  get failed() {
    return this.#stack.failed;
  }

  /** Milliseconds of processor that web, worker and database have used so far. */
  async cpu(client) {
    const { web, worker } = this.#stack.pids;
    return {
      web: cpuOf(web),
      worker: cpuOf(worker),
      database: cpuOf(await serverPid(client), { family: true }),
    };
  }

  /** The most memory that web and worker had in all their lives up to now, in bytes; null where that cannot be known. */
  get mostMemory() {
    this.#noteMemory();
    return this.#memory;
  }

  #noteMemory() {
    for (const [name, pid] of Object.entries(this.#stack?.pids ?? {})) {
      const most = memoryOf(pid)?.most;
      if (most) this.#memory[name] = Math.max(most, this.#memory[name] ?? 0);
    }
  }

  async #stopStack() {
    this.#noteMemory();
    const running = this.#stack;
    this.#stack = null;
    await running?.stop();
  }

  /** Ends everything; the data stays until `remove`. */
  async stop() {
    await this.#stopStack();
    this.#record?.release();
    this.#record = null;
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
