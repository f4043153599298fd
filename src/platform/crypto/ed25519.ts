import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { toBase64Url } from './bytes.js';
import { wipe } from './derive.js';
import { KEY_BYTES, requireBytes, SIGNATURE_BYTES, type SignPublicKey, type SignSecretKey } from './keys.js';
import { LruMap } from './lru-map.js';
import { sodium } from './sodium.js';

const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

const publicKeys = new LruMap<string, KeyObject>(1_000);

function publicKeyOf(bytes: SignPublicKey): KeyObject {
  requireBytes(bytes, KEY_BYTES);
  const name = toBase64Url(bytes);
  const known = publicKeys.get(name);
  if (known) return known;
  const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, bytes]), format: 'der', type: 'spki' });
  publicKeys.set(name, key);
  return key;
}

/** The public half of an Ed25519 seed. */
export function signPublicOf(secret: SignSecretKey): SignPublicKey {
  requireBytes(secret, KEY_BYTES);
  return sodium.crypto_sign_seed_keypair(secret).publicKey as SignPublicKey;
}

/** The 64-byte Ed25519 signature (RFC 8032, deterministic) over `message`. */
export function sign(secret: SignSecretKey, message: Uint8Array): Uint8Array {
  requireBytes(secret, KEY_BYTES);
  const { privateKey } = sodium.crypto_sign_seed_keypair(secret);
  const signature = sodium.crypto_sign_detached(message, privateKey);
  wipe(privateKey);
  return signature;
}

/**
 * Whether the signature over `message` is this key's. Bytes that are no key or no signature give false. Done
 * in the thread pool of node:crypto: libsodium would hold the event loop for 0.14 ms each.
 */
export function verifySignature(
  publicKey: SignPublicKey,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  return new Promise((resolve) => {
    if (signature.length !== SIGNATURE_BYTES) return resolve(false);
    try {
      verify(null, message, publicKeyOf(publicKey), signature, (error, valid) => resolve(!error && valid));
    } catch {
      resolve(false);
    }
  });
}

/** Remembers which signatures were found good, so that a case read again costs no second verification. */
export class VerifiedSignatures {
  private readonly good: LruMap<string, true>;

  /** `limit`: how many are remembered; about 150 bytes each. */
  constructor(limit: number) {
    this.good = new LruMap(limit);
  }

  /** `verifySignature`, skipped when this very key, message and signature were verified before. */
  async verify(publicKey: SignPublicKey, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
    if (publicKey.length !== KEY_BYTES || signature.length !== SIGNATURE_BYTES) return false;
    // Key and signature have fixed lengths: the three in a row can be read in one way alone.
    const name = createHash('sha256').update(publicKey).update(signature).update(message).digest('base64url');
    if (this.good.get(name)) return true;
    const valid = await verifySignature(publicKey, message, signature);
    if (valid) this.good.set(name, true);
    return valid;
  }
}
