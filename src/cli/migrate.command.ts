import type { Config } from '../platform/config/index.js';
import { Organisation } from '../modules/staff/index.js';
import { migrateDatabase, withDatabase } from './context.js';
import { KeyFileStore } from './key-file-store.js';
import type { Terminal } from './terminal.js';

/** Brings the database up to date, and puts the key file in its place where a set-up was interrupted. */
export async function runMigrate(config: Config, terminal: Terminal): Promise<void> {
  const done = await migrateDatabase(config);
  terminal.say(done.length === 0 ? 'The database is up to date.' : `Migrated: ${done.join(', ')}`);
  if (await settleKeyFile(config))
    terminal.say(`The key file of an interrupted set-up is now at ${config.keyFile}.`);
}

/** See KeyFileStore.settle. */
export async function settleKeyFile(config: Config): Promise<boolean> {
  const organisationPublic = await withDatabase(config, (context) =>
    context.get(Organisation, { strict: false }).signPublic(),
  );
  return new KeyFileStore(config.keyFile).settle(organisationPublic);
}
