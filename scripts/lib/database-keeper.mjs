import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startDatabase } from './database.mjs';
import { Restarts } from './restarts.mjs';
import { openLog } from './service.mjs';

/**
 * The embedded database of `npm start`: started again under the same address when it dies, as Service does with web and
 * worker, which wait for it meanwhile.
 */
export class DatabaseKeeper {
  #options;
  #log;
  #starting = null;
  #database = null;
  #runs = false;
  #settled = false;
  #stopping = false;
  #restarts = new Restarts();
  #timer = null;

  /** options: { dataDir (of everything), say(line), giveUp(message) } */
  constructor(options) {
    this.#options = options;
  }

  get url() {
    return this.#database?.url ?? null;
  }

  /** The address for web and worker; null before the start. */
  get plainUrl() {
    return this.#database?.plainUrl ?? null;
  }

  /** Where its data are, as startPostgres says it; null before the start. */
  get where() {
    return this.#database?.where ?? null;
  }

  async start() {
    const { dataDir } = this.#options;
    const lines = (this.#log = openLog(dataDir, 'database'));
    await this.#begin({ log: (line) => lines.write(`${line}\n`) });
  }

  /** From now on a death is answered with a restart; before, it ends the start. */
  settle() {
    this.#settled = true;
  }

  /** Asked to stop while it is starting, it waits until there is something to stop. */
  async stop() {
    this.#stopping = true;
    clearTimeout(this.#timer);
    await this.#starting?.catch(() => undefined);
    if (this.#runs) await this.#database.stop();
    // After a death the folder is no longer the server's own to remove.
    if (this.where) await rm(this.where.socketDir, { recursive: true, force: true });
    await new Promise((resolve) => (this.#log ? this.#log.end(resolve) : resolve()));
  }

  async #begin(more) {
    const { dataDir } = this.#options;
    this.#starting = startDatabase({ dataDir: join(dataDir, 'postgres'), ...more });
    const database = await this.#starting;
    this.#database = database;
    this.#runs = true;
    database.ended.then((how) => {
      this.#runs = false;
      this.#died(how, more);
    });
  }

  #died(how, more) {
    const { say, giveUp } = this.#options;
    if (this.#stopping) return;
    const wait = this.#settled ? this.#restarts.next() : null;
    if (wait === null) {
      const often = this.#settled ? ' too often' : '';
      return giveUp(`The database ended${often} (last: ${how}). See logs/database.log in the data folder.`);
    }
    say(`The database ended (${how}); starting it again in ${wait / 1000} s.`);
    this.#timer = setTimeout(() => void this.#again(more), wait);
  }

  /** The processes of a server that was killed can outlive it for a moment, and keep the next one from starting. */
  async #again({ log }) {
    const more = { log, runDir: this.where.socketDir };
    try {
      await this.#begin(more);
      if (!this.#stopping) this.#options.say('The database runs again.');
    } catch (error) {
      log(error.message);
      this.#died('it could not be started', more);
    }
  }
}
