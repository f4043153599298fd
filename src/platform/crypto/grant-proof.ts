import { concat, constantTimeEqual, shortText, u32 } from './bytes.js';
import { labelledHash } from './derive.js';
import { sign, verifySignature } from './ed25519.js';
import { encodeGrantContext, type GrantContext } from './grant.js';
import type { IntakeKey, SignPublicKey, SignSecretKey } from './keys.js';

const SIGNATURE_LABEL = 'abhaya/grant-signature/1';
const MAC_LABEL = 'abhaya/intake-grant/1';
const REWRAPPED_LABEL = 'abhaya/intake-grant/2';

/*
 * Anybody can encapsulate to a public key, so a grant alone says nothing of who made it. One that a person makes is
 * signed; one that the intake makes, where nobody is signed in, carries a MAC under a key of the key file.
 */

function signedBytes(context: GrantContext, sealed: Uint8Array): Uint8Array {
  return concat(shortText(SIGNATURE_LABEL), encodeGrantContext(context), sealed);
}

/**
 * The granter's Ed25519 signature (64 bytes) over length(label) | 'abhaya/grant-signature/1' | context (grant.ts) | grant.
 * Throws KEY_WRONG for a context that has no encoding.
 */
export function signGrant(secret: SignSecretKey, context: GrantContext, sealed: Uint8Array): Uint8Array {
  return sign(secret, signedBytes(context, sealed));
}

/** Whether `signGrant` with the matching secret made this signature. */
export async function verifyGrant(
  publicKey: SignPublicKey,
  context: GrantContext,
  sealed: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  try {
    return await verifySignature(publicKey, signedBytes(context, sealed), signature);
  } catch {
    return false; // what has no encoding was never signed
  }
}

/**
 * The intake's MAC (32 bytes) of a grant: BLAKE2b-256, keyed with the intake key, over length(label) |
 * 'abhaya/intake-grant/1' | context (grant.ts) | grant. Of a grant that was wrapped anew: over length(label) |
 * 'abhaya/intake-grant/2' | context | since (4, big-endian) | grant. Throws KEY_WRONG for a context that has no encoding.
 *
 * @param since - the epoch of the holder's key to which the key was first sealed; null: that of the context
 */
export function grantMac(
  key: IntakeKey,
  context: GrantContext,
  sealed: Uint8Array,
  since: number | null = null,
): Uint8Array {
  const encoded = encodeGrantContext(context);
  return since === null
    ? labelledHash(MAC_LABEL, concat(encoded, sealed), key)
    : labelledHash(REWRAPPED_LABEL, concat(encoded, u32(since), sealed), key);
}

/** Whether `mac` is the grant's, compared in constant time. */
export function grantMacMatches(
  key: IntakeKey,
  context: GrantContext,
  sealed: Uint8Array,
  mac: Uint8Array,
  since: number | null = null,
): boolean {
  return constantTimeEqual(grantMac(key, context, sealed, since), mac);
}
