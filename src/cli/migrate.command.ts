import type { Config } from '../platform/config/index.js';
import { createDataSource, migrate } from '../platform/database/index.js';
import { KeyFileStore } from './key-file-store.js';
import type { Terminal } from './terminal.js';

/** Brings the database up to date, and puts the key file in its place where a set-up was interrupted. */
export async function runMigrate(config: Config, terminal: Terminal): Promise<void> {
  const done = await migrateDatabase(config);
  terminal.say(done.length === 0 ? 'The database is up to date.' : `Migrated: ${done.join(', ')}`);
  if (!new KeyFileStore(config.keyFile).isPrepared()) return;
  const { settleKeyFile } = await import('./settle-key-file.js');
  if (await settleKeyFile(config)) {
    terminal.say(`The key file of an interrupted set-up is now at ${config.keyFile}.`);
  }
}

/** Brings the schema up to date; returns the names of the migrations that ran. */
export async function migrateDatabase(config: Config): Promise<string[]> {
  const dataSource = createDataSource(config);
  try {
    return await migrate(dataSource);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}
