import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import pg from 'pg';
import { startDatabase } from '../../scripts/lib/database.mjs';
import { until } from './until.mjs';

const TRY_AGAIN_MS = 200;
const BACK_WITHIN_MS = 90_000;

/** The embedded Postgres under a service manager: started again, at once and as often as it takes, whenever it ends. */
export class KeptDatabase {
  #place;
  #log;
  #env;
  #server = null;
  #stopping = false;
  #starting = null;

  /** env: what its processes get besides this environment; log: gets its lines */
  constructor({ dataDir, log, env }) {
    this.#place = { dataDir };
    this.#log = log;
    this.#env = env;
  }

  get url() {
    return this.#server.url;
  }

  async start() {
    await this.#begin();
  }

  /** SIGKILL to the postmaster; its other processes end when they notice. */
  kill() {
    const lines = readFileSync(join(this.#server.where.dataDir, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(lines[0]), 'SIGKILL');
  }

  /** Resolves once it answers. */
  async back() {
    await until('the database answers', BACK_WITHIN_MS, () => this.query('SELECT 1').then(() => true));
  }

  /** One statement on a connection of its own. */
  async query(sql, params = []) {
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      return (await client.query(sql, params)).rows;
    } finally {
      await client.end().catch(() => {});
    }
  }

  async stop() {
    this.#stopping = true;
    await this.#starting?.catch(() => {});
    await this.#server?.stop();
  }

  async #begin() {
    const before = Object.fromEntries(Object.keys(this.#env).map((name) => [name, process.env[name]]));
    Object.assign(process.env, this.#env); // the server takes over this environment
    try {
      this.#starting = startDatabase({ ...this.#place, log: this.#log });
      this.#server = await this.#starting;
    } finally {
      for (const [name, value] of Object.entries(before)) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
    this.#place.runDir = this.#server.where.socketDir;
    this.#server.ended.then(() => this.#again());
  }

  async #again() {
    while (!this.#stopping) {
      try {
        return await this.#begin();
      } catch (error) {
        this.#log(error.message);
        await rest(TRY_AGAIN_MS);
      }
    }
  }
}
