import { hashRaw, type Options } from '@node-rs/argon2';
import { wipe } from './derive.js';
import { KEY_BYTES } from './keys.js';

/**
 * Argon2id (RFC 9106, version 1.3), one lane, 32 bytes out. Memory in KiB. A new cost needs a new format
 * version.
 */
export const STAFF_COST = { memoryKiB: 64 * 1024, passes: 3 } as const;
export const REPORTER_COST = { memoryKiB: 19 * 1024, passes: 2 } as const;

const MIN_SALT_BYTES = 16;

export async function argon2id(
  secret: Uint8Array,
  salt: Uint8Array,
  cost: { readonly memoryKiB: number; readonly passes: number },
): Promise<Uint8Array> {
  if (salt.length < MIN_SALT_BYTES) throw new RangeError('salt too short');
  // The library's enums are ambient `const enum`s, which isolated modules cannot read: 2 is Argon2id, 1 is
  // version 0x13.
  const options: Options = {
    algorithm: 2,
    version: 1,
    memoryCost: cost.memoryKiB,
    timeCost: cost.passes,
    parallelism: 1,
    outputLen: KEY_BYTES,
    salt,
  };
  const raw = await hashRaw(secret, options);
  const bytes = new Uint8Array(raw);
  wipe(raw);
  return bytes;
}
