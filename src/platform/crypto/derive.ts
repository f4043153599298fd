import { createHmac } from 'node:crypto';
import { concat, shortText } from './bytes.js';
import { KEY_BYTES, requireBytes } from './keys.js';
import { sodium } from './sodium.js';

/** The 8-byte contexts of `crypto_kdf_derive_from_key`, one for each kind of root. */
export const SUBKEY = {
  caseKey: 'abh-case',
  deskRoot: 'abh-desk',
  staffRoot: 'abh-staf',
  reporterRoot: 'abh-repo',
  receipt: 'abh-rcpt',
  token: 'abh-tokn',
  index: 'abh-indx',
} as const;

/** The 32-byte subkey `id` of a 32-byte key: BLAKE2b with salt = id, person = context (libsodium's KDF). */
export function subkey(
  key: Uint8Array,
  context: (typeof SUBKEY)[keyof typeof SUBKEY],
  id: number,
): Uint8Array {
  requireBytes(key, KEY_BYTES);
  return sodium.crypto_kdf_derive_from_key(KEY_BYTES, id, context, key);
}

/** BLAKE2b of `length` bytes over length(label) | label | message, keyed when a key is given. */
export function labelledHash(
  label: string,
  message: Uint8Array,
  key: Uint8Array | null = null,
  length: number = KEY_BYTES,
): Uint8Array {
  if (key) requireBytes(key, KEY_BYTES);
  return sodium.crypto_generichash(length, concat(labelBytes(label), message), key);
}

const labels = new Map<string, Uint8Array>();

/** length(label) | label. There are as many labels as formats. */
export function labelBytes(label: string): Uint8Array {
  const known = labels.get(label);
  if (known) return known;
  const bytes = shortText(label);
  labels.set(label, bytes);
  return bytes;
}

/** HMAC-SHA256 over length(label) | label | message. */
export function labelledHmac(key: Uint8Array, label: string, message: Uint8Array): Uint8Array {
  requireBytes(key, KEY_BYTES);
  return new Uint8Array(createHmac('sha256', key).update(shortText(label)).update(message).digest());
}

/**
 * Overwrites a secret that is no longer needed. Copies that the runtime made elsewhere stay until collected.
 */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0);
}
