import { concat, optionalUuidBytes, shortText, u32, uuidBytes } from './bytes.js';
import { CryptoError } from './crypto.errors.js';
import { labelledHash, wipe } from './derive.js';
import {
  type CaseKey,
  type DeskRoot,
  type DispatchKey,
  KEM_PUBLIC_BYTES,
  KEY_BYTES,
  type KemPublicKey,
  type KemSecretKey,
  type MailKey,
  requireBytes,
  type SignSecretKey,
  type ThreadKey,
} from './keys.js';
import { randomBytes, sodium } from './sodium.js';

/**
 * Whose key a grant carries (`subject`, `subjectId`: a UUID, or '' for the one organisation, `epoch`) and who
 * may open it (`holder`: 'desk:' or 'staff:' and a UUID, 'reporter', 'organisation' or 'worker'; `holderEpoch`: that of
 * the holder's own key, 0 where it has none).
 */
export interface GrantContext {
  readonly subject: 'case' | 'desk' | 'organisation' | 'dispatch' | 'mail';
  readonly subjectId: string;
  readonly holder: string;
  readonly epoch: number;
  readonly holderEpoch: number;
}

/** A case's thread key for its reporter, who must never hold more of it. */
export interface ReporterGrantContext extends GrantContext {
  readonly subject: 'case';
  readonly holder: 'reporter';
}

/** A case's key for a desk. */
export interface CaseGrantContext extends GrantContext {
  readonly subject: 'case';
  readonly holder: `desk:${string}`;
}

/** A desk's root for a person. */
export interface DeskGrantContext extends GrantContext {
  readonly subject: 'desk';
  readonly holder: `staff:${string}`;
}

/** The organisation's signing key for an administrator. */
export interface OrganisationGrantContext extends GrantContext {
  readonly subject: 'organisation';
  readonly subjectId: '';
  readonly holder: `staff:${string}`;
}

/** The key of one package for the workers, which send it. */
export interface DispatchGrantContext extends GrantContext {
  readonly subject: 'dispatch';
  readonly holder: 'worker';
}

/** The key of one mail that came in, for the desk that reads it. */
export interface MailGrantContext extends GrantContext {
  readonly subject: 'mail';
  readonly holder: `desk:${string}`;
}

const VERSION = 1;
const LABEL = 'abhaya/grant/1';
const CIPHERTEXT_BYTES = 1120;
const NONCE_BYTES = 24;
const TAG_BYTES = 16;
const SEED_BYTES = 64;
const GRANT_BYTES = 1 + CIPHERTEXT_BYTES + KEY_BYTES + TAG_BYTES;

function encodeHolder(holder: string): Uint8Array {
  if (holder === 'reporter' || holder === 'organisation' || holder === 'worker')
    return concat(shortText(holder), Uint8Array.of(0));
  const [kind, id, ...rest] = holder.split(':');
  const known = kind === 'desk' || kind === 'staff';
  if (!known || id === undefined || rest.length > 0) throw new RangeError('not a holder');
  return concat(shortText(kind), Uint8Array.of(16), uuidBytes(id));
}

/**
 * version (1) | length, subject | 0x00, or 0x10 and 16 bytes of subject id | length, kind of holder | 0x00,
 * or 0x10 and 16 bytes of holder id | epoch (4, big-endian) | holder epoch (4). Throws KEY_WRONG for a
 * context that has no encoding.
 */
export function encodeGrantContext(context: GrantContext): Uint8Array {
  try {
    return concat(
      Uint8Array.of(VERSION),
      shortText(context.subject),
      optionalUuidBytes(context.subjectId),
      encodeHolder(context.holder),
      u32(context.epoch),
      u32(context.holderEpoch),
    );
  } catch {
    throw new CryptoError('KEY_WRONG');
  }
}

// X-Wing does not hash its ML-KEM ciphertext into the secret: hashing all of it here leaves no second blob
// for one secret.
function wrapping(shared: Uint8Array, ciphertext: Uint8Array, associated: Uint8Array) {
  const both = labelledHash(LABEL, concat(ciphertext, associated), shared, KEY_BYTES + NONCE_BYTES);
  return { key: both.subarray(0, KEY_BYTES), nonce: both.subarray(KEY_BYTES), both };
}

/** `sealGrant` with 64 bytes of encapsulation randomness given: for known-answer tests. */
export function sealGrantWithSeed(
  to: KemPublicKey,
  context: GrantContext,
  key: Uint8Array,
  seed: Uint8Array,
): Uint8Array {
  requireBytes(to, KEM_PUBLIC_BYTES);
  requireBytes(key, KEY_BYTES);
  const associated = encodeGrantContext(context);
  const { ciphertext, sharedSecret } = sodium.crypto_kem_xwing_enc_deterministic(to, seed);
  const wrap = wrapping(sharedSecret, ciphertext, associated);
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    key,
    associated,
    null,
    wrap.nonce,
    wrap.key,
  );
  wipe(sharedSecret, wrap.both);
  return concat(Uint8Array.of(VERSION), ciphertext, sealed);
}

/**
 * Hands a 32-byte key to the holder of `to`. 1169 bytes:
 *
 *     offset  bytes  field
 *     0       1      version, 0x01
 *     1       1120   X-Wing ciphertext (draft-connolly-cfrg-xwing-kem: X25519 and ML-KEM-768)
 *     1121    48     XChaCha20-Poly1305-IETF ciphertext of the key, tag
 *
 * BLAKE2b of 56 bytes, keyed with the shared secret, over length(label) | 'abhaya/grant/1' | X-Wing
 * ciphertext | context gives encryption key (32) and nonce (24): each secret encrypts once. The context is
 * the associated data as well. Which kind of key a context may carry is checked at compile time.
 *
 * Throws KEY_WRONG for keys of other lengths and for a context that has no encoding.
 */
export function sealGrant(to: KemPublicKey, context: ReporterGrantContext, key: ThreadKey): Uint8Array;
export function sealGrant(to: KemPublicKey, context: CaseGrantContext, key: CaseKey): Uint8Array;
export function sealGrant(to: KemPublicKey, context: DeskGrantContext, key: DeskRoot): Uint8Array;
export function sealGrant(
  to: KemPublicKey,
  context: OrganisationGrantContext,
  key: SignSecretKey,
): Uint8Array;
export function sealGrant(to: KemPublicKey, context: DispatchGrantContext, key: DispatchKey): Uint8Array;
export function sealGrant(to: KemPublicKey, context: MailGrantContext, key: MailKey): Uint8Array;
export function sealGrant(to: KemPublicKey, context: GrantContext, key: Uint8Array): Uint8Array {
  return sealGrantWithSeed(to, context, key, randomBytes(SEED_BYTES));
}

function decapsulate(ciphertext: Uint8Array, secret: KemSecretKey): Uint8Array {
  try {
    return sodium.crypto_kem_xwing_dec(ciphertext, secret);
  } catch {
    throw new CryptoError('KEY_WRONG'); // an X25519 share of low order
  }
}

/**
 * The 32-byte key of a grant; brand it with the `asX` of its kind. Throws KEY_WRONG when the grant was made
 * for another holder, key or epoch, or is damaged: X-Wing answers a changed ciphertext with another secret
 * and no error, so only the AEAD can tell, and the two cases cannot be told apart.
 */
export function openGrant(secret: KemSecretKey, context: GrantContext, sealed: Uint8Array): Uint8Array {
  requireBytes(secret, KEY_BYTES);
  if (sealed.length !== GRANT_BYTES || sealed[0] !== VERSION) throw new CryptoError('KEY_WRONG');
  const associated = encodeGrantContext(context);
  const ciphertext = sealed.subarray(1, 1 + CIPHERTEXT_BYTES);
  const body = sealed.subarray(1 + CIPHERTEXT_BYTES);
  const shared = decapsulate(ciphertext, secret);
  const wrap = wrapping(shared, ciphertext, associated);
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, body, associated, wrap.nonce, wrap.key);
  } catch {
    throw new CryptoError('KEY_WRONG');
  } finally {
    wipe(shared, wrap.both);
  }
}
