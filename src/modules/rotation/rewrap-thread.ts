import { parentPort, workerData } from 'node:worker_threads';
import {
  asCardKey,
  asKemPublicKey,
  asKemSecretKey,
  CryptoError,
  initCrypto,
  openDocument,
  openGrant,
  sealDocument,
  sealGrant,
  type CaseGrantContext,
  type CaseKey,
} from '../../platform/crypto/index.js';
import type { RewrapTask } from '../desks/index.js';
import type { RewrapKeys } from './rewrap-threads.js';

/*
 * Runs in a thread of its own. It gets the keys of one desk with its start and things to wrap anew with each message, and ends with
 * the work: nothing of it is kept.
 */

const { epochs, present } = workerData as RewrapKeys;

function wrap({ kind, sealed, epoch, from, to }: RewrapTask): Uint8Array | null {
  const keys = epochs.get(epoch);
  if (!keys) return null;
  try {
    if (kind === 'document')
      return sealDocument(
        asCardKey(present.cardKey),
        to,
        openDocument(asCardKey(keys.cardKey), from, sealed),
      );
    const key = openGrant(asKemSecretKey(keys.kemSecret), from, sealed) as CaseKey;
    return sealGrant(asKemPublicKey(present.kemPublic), to as CaseGrantContext, key);
  } catch (error) {
    if (error instanceof CryptoError) return null;
    throw error;
  }
}

await initCrypto();
parentPort?.on('message', (tasks: readonly RewrapTask[]) => {
  parentPort?.postMessage(tasks.map(wrap));
});
