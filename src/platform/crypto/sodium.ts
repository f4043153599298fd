import { randomFillSync } from 'node:crypto';
import sodium from 'libsodium-wrappers';

/** Loads the WebAssembly of libsodium. Await it once, before anything else of this folder is called. */
export async function initCrypto(): Promise<void> {
  await sodium.ready;
}

/**
 * `length` random bytes. From node:crypto: libsodium's own takes a call into the runtime for every four
 * bytes.
 */
export function randomBytes(length: number): Uint8Array {
  return randomFillSync(new Uint8Array(length));
}

export { sodium };
