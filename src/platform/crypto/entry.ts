import { concat, constantTimeEqual, u32, uuidBytes } from './bytes.js';
import { CryptoError } from './crypto.errors.js';
import { labelBytes, labelledHash } from './derive.js';
import { sign, VerifiedSignatures } from './ed25519.js';
import type { SignPublicKey, SignSecretKey, ThreadKey } from './keys.js';
import { encodeSealContext, type SealContext } from './seal-context.js';

const HASH_LABEL = 'abhaya/entry-hash/1';
const SIGNATURE_LABEL = 'abhaya/entry-signature/1';
const CHAIN_LABEL = 'abhaya/chain/1';
const HASH_BYTES = 32;

const verified = new VerifiedSignatures(20_000);

/**
 * The hash that the next entry of the case names as its `previousHash`: BLAKE2b-256 over length(label) |
 * 'abhaya/entry-hash/1' | context (seal-context.ts) | sealed bytes. Throws SEAL_BROKEN for a context that has
 * no encoding.
 */
export function entryHash(context: SealContext, sealed: Uint8Array): Uint8Array {
  return labelledHash(HASH_LABEL, concat(encodeSealContext(context), sealed));
}

function signedBytes(context: SealContext, sealed: Uint8Array): Uint8Array {
  return concat(labelBytes(SIGNATURE_LABEL), encodeSealContext(context), sealed);
}

/**
 * The staff author's Ed25519 signature (64 bytes) over length(label) | 'abhaya/entry-signature/1' | context |
 * sealed bytes: over what is stored, so it can be checked by whoever cannot open it.
 */
export function signEntry(secret: SignSecretKey, context: SealContext, sealed: Uint8Array): Uint8Array {
  return sign(secret, signedBytes(context, sealed));
}

/**
 * Whether `signEntry` with the matching secret made this signature. Good ones are remembered by a hash of all
 * four arguments.
 */
export async function verifyEntry(
  publicKey: SignPublicKey,
  context: SealContext,
  sealed: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  try {
    return await verified.verify(publicKey, signedBytes(context, sealed), signature);
  } catch {
    return false; // what has no encoding was never signed
  }
}

/**
 * Says how many entries a case has and which is the last, so that none can be cut off the end: BLAKE2b-256
 * keyed with the thread key over length(label) | 'abhaya/chain/1' | case id (16) | count (4, big-endian) |
 * hash of the last entry (32). Throws SEAL_BROKEN when an argument has no such encoding.
 */
export function chainMac(threadKey: ThreadKey, caseId: string, count: number, head: Uint8Array): Uint8Array {
  return labelledHash(CHAIN_LABEL, encodeChain(caseId, count, head), threadKey);
}

function encodeChain(caseId: string, count: number, head: Uint8Array): Uint8Array {
  try {
    if (head.length !== HASH_BYTES) throw new RangeError('not a hash');
    return concat(uuidBytes(caseId), u32(count), head);
  } catch {
    throw new CryptoError('SEAL_BROKEN');
  }
}

/** Whether `mac` is the chain's, compared in constant time. */
export function chainMacMatches(
  threadKey: ThreadKey,
  caseId: string,
  count: number,
  head: Uint8Array,
  mac: Uint8Array,
): boolean {
  return constantTimeEqual(chainMac(threadKey, caseId, count, head), mac);
}
