import { concat, constantTimeEqual } from './bytes.js';
import { labelledHash, wipe } from './derive.js';
import { KEY_BYTES } from './keys.js';
import { sodium } from './sodium.js';

/**
 * The one way this folder encrypts under a symmetric key.
 *
 *     offset  bytes  field
 *     0       32     commitment
 *     32      24     nonce, random
 *     56      n+16   XChaCha20-Poly1305-IETF ciphertext and tag
 *
 * BLAKE2b-512, keyed with the caller's key, over length(label) | label | nonce | associated data gives 32
 * bytes of encryption key and 32 bytes of commitment. The AEAD alone would let somebody craft one blob that
 * opens under two keys (Len, Grubbs, Ristenpart: Partitioning Oracle Attacks, USENIX Security 2021); the
 * commitment binds key, nonce and associated data, and is compared before anything is decrypted.
 */
export const BOX_NONCE_BYTES = 24;
export const BOX_OVERHEAD = KEY_BYTES + BOX_NONCE_BYTES + 16;

function keysOf(key: Uint8Array, label: string, associated: Uint8Array, nonce: Uint8Array) {
  const both = labelledHash(label, concat(nonce, associated), key, 2 * KEY_BYTES);
  return { encryption: both.subarray(0, KEY_BYTES), commitment: both.subarray(KEY_BYTES), both };
}

/**
 * Seals `plain`. The nonce is a parameter for the known-answer tests alone: callers pass fresh random bytes.
 */
export function sealBox(
  key: Uint8Array,
  label: string,
  associated: Uint8Array,
  plain: Uint8Array,
  nonce: Uint8Array,
): Uint8Array {
  const { encryption, commitment, both } = keysOf(key, label, associated, nonce);
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    plain,
    associated,
    null,
    nonce,
    encryption,
  );
  const box = concat(commitment, nonce, sealed);
  wipe(both);
  return box;
}

/** What `sealBox` sealed, or null when key, label, associated data or any byte is another. */
export function openBox(
  key: Uint8Array,
  label: string,
  associated: Uint8Array,
  box: Uint8Array,
): Uint8Array | null {
  if (box.length < BOX_OVERHEAD) return null;
  const nonce = box.subarray(KEY_BYTES, KEY_BYTES + BOX_NONCE_BYTES);
  const { encryption, commitment, both } = keysOf(key, label, associated, nonce);
  try {
    if (!constantTimeEqual(commitment, box.subarray(0, KEY_BYTES))) return null;
    const sealed = box.subarray(KEY_BYTES + BOX_NONCE_BYTES);
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed, associated, nonce, encryption);
  } catch {
    return null; // the tag did not match: libsodium throws a bare Error
  } finally {
    wipe(both);
  }
}
