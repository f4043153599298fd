import { createHash } from 'node:crypto';
import { concat, shortText } from './bytes.js';
import { sign, verifySignature } from './ed25519.js';
import type { SignPublicKey, SignSecretKey } from './keys.js';

const LABEL = 'abhaya/package/1';

const message = (manifest: Uint8Array): Uint8Array => concat(shortText(LABEL), manifest);

/**
 * The staff member's Ed25519 signature (64 bytes) over length(label) | 'abhaya/package/1' | the bytes of a package's manifest. Whoever
 * holds the public key checks it without this program.
 */
export function signPackage(secret: SignSecretKey, manifest: Uint8Array): Uint8Array {
  return sign(secret, message(manifest));
}

/** Whether `signPackage` with the matching secret made this signature. Bytes that are no signature give false. */
export function verifyPackageSignature(
  publicKey: SignPublicKey,
  manifest: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  return verifySignature(publicKey, message(manifest), signature);
}

/** SHA-256 of the organisation's public key, in hex: what is read out by phone to compare it. */
export function organisationFingerprint(organisation: SignPublicKey): string {
  return createHash('sha256').update(organisation).digest('hex');
}
