import type { Config } from '../platform/config/index.js';
import { createDataSource, grantPlainRole, migrate, type PlainRole } from '../platform/database/index.js';
import { migrateQueue } from '../platform/queue/index.js';
import { KeyFileStore } from './key-file-store.js';
import { sentenceOf } from './messages.js';
import type { Terminal } from './terminal.js';

function userOf(address: string): PlainRole {
  // A socket's folder stands where a host would: it is no URL to the parser, but for the user it need not be.
  const [, user = '', password = null] = /^[a-z]+:\/\/([^:@/]*)(?::([^@/]*))?@/.exec(address) ?? [];
  return {
    name: decodeURIComponent(user),
    password: password === null ? null : decodeURIComponent(password),
  };
}

/** The names of the migrations that ran, and whether there are accounts of which none is signed: those of an earlier version. */
export interface Migrated {
  done: string[];
  unsigned: boolean;
}

/** Brings the database up to date, and puts the key file in its place where a set-up was interrupted. */
export async function runMigrate(config: Config, terminal: Terminal): Promise<void> {
  const { done, unsigned } = await migrateDatabase(config);
  const { makeWorkerKeys } = await import('./worker-keys.js');
  await makeWorkerKeys(config);
  terminal.say(done.length === 0 ? 'The database is up to date.' : `Migrated: ${done.join(', ')}`);
  if (unsigned) terminal.say(sentenceOf('STATEMENTS_MISSING'));
  if (!new KeyFileStore(config.keyFile).isPrepared()) return;
  const { settleKeyFile } = await import('./settle-key-file.js');
  const { accepted, setAside } = await settleKeyFile(config);
  if (accepted) terminal.say(`The key file of an interrupted set-up is now at ${config.keyFile}.`);
  if (setAside !== null) terminal.say(unusedKeys(setAside));
}

/** Says where keys were put that this database does not use. */
export function unusedKeys(path: string): string {
  return `Keys of a set-up that did not end were moved to ${path}. This database does not use them; if no other does, remove them.`;
}

const UNSIGNED = `SELECT count(*) > 0 AND count(standing_signature) = 0 AS unsigned FROM staff`;

/** Brings the schema up to date, and lets the user of DATABASE_URL work with it where another one owns it. */
export async function migrateDatabase(config: Config): Promise<Migrated> {
  const { databaseUrl, databaseOwnerUrl = databaseUrl, databasePool } = config;
  const dataSource = createDataSource({ databaseUrl: databaseOwnerUrl, databasePool });
  try {
    const done = await migrate(dataSource);
    if (databaseOwnerUrl !== databaseUrl) {
      if (!config.redisUrl) await migrateQueue(databaseOwnerUrl);
      await grantPlainRole(dataSource, userOf(databaseUrl));
    }
    const [row] = await dataSource.query<{ unsigned: boolean }[]>(UNSIGNED);
    return { done, unsigned: row?.unsigned === true };
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}
