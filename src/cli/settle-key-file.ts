import type { Config } from '../platform/config/index.js';
import { Organisation } from '../modules/staff/index.js';
import { withDatabase } from './context.js';
import { KeyFileStore } from './key-file-store.js';

/** Finishes or forgets the key file of a set-up that was interrupted; see KeyFileStore.settle. */
export async function settleKeyFile(config: Config): Promise<boolean> {
  const organisationPublic = await withDatabase(config, (context) =>
    context.get(Organisation, { strict: false }).signPublic(),
  );
  return new KeyFileStore(config.keyFile).settle(organisationPublic);
}
