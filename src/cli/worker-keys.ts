import { ensureWorkerKeyFile, type Config } from '../platform/config/index.js';
import { initCrypto, WorkerKeyFile } from '../platform/crypto/index.js';

/** Makes the keys of the worker where there are none. */
export async function makeWorkerKeys(config: Config): Promise<void> {
  await initCrypto();
  await ensureWorkerKeyFile(config, () => WorkerKeyFile.create().toText());
}
