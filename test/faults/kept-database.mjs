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
  #server = null;
  #stopping = false;
  #starting = null;

  /** env: what its processes find in their environment besides its own; log: gets its lines */
  constructor({ dataDir, log, env }) {
    this.#place = { dataDir, env };
    this.#log = log;
  }

  get url() {
    return this.#server.url;
  }

  async start() {
    await this.#begin();
  }

  /**
   * SIGKILL to the postmaster; its other processes end when they notice. SIGQUIT: all of them end at once, and with them whatever
   * is not on the disk.
   */
  kill(signal = 'SIGKILL') {
    const lines = readFileSync(join(this.#server.where.dataDir, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(lines[0]), signal);
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

  /** Does the work while a transaction of its own has done these statements, and takes them back. */
  async whileIn(statements, work) {
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('BEGIN');
      for (const sql of statements) await client.query(sql);
      await work();
      await client.query('ROLLBACK');
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
    this.#starting = startDatabase({ ...this.#place, log: this.#log });
    this.#server = await this.#starting;
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
