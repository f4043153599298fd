import type { Config } from '../platform/config/index.js';
import { Organisation } from '../modules/keys/index.js';
import { withDatabase } from './context.js';
import { KeyFileStore, type Settled } from './key-file-store.js';

/** Finishes a set-up that was interrupted or puts its keys aside; see KeyFileStore.settle. */
export async function settleKeyFile(config: Config): Promise<Settled> {
  const organisationPublic = await withDatabase(config, (context) =>
    context.get(Organisation, { strict: false }).signPublic(),
  );
  return new KeyFileStore(config.keyFile).settle(organisationPublic);
}
