import { concat, readU32, u32, utf8 } from './bytes.js';
import { BOX_NONCE_BYTES, openBox, sealBox } from './committing-box.js';
import { CryptoError } from './crypto.errors.js';
import { type DocumentKey, KEY_BYTES, requireBytes } from './keys.js';
import { paddedLength } from './padding.js';
import { encodeSealContext, type SealContext } from './seal-context.js';
import { randomBytes } from './sodium.js';

/** What JSON can say. Use `type` aliases for the shapes you seal: an `interface` has no index signature. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

const VERSION = 1;
const LABEL = 'abhaya/document/1';
const LENGTH_BYTES = 4;
const MAX_JSON_BYTES = 16 * 1024 * 1024;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function associatedData(context: SealContext): Uint8Array {
  return concat(Uint8Array.of(VERSION), encodeSealContext(context));
}

function isZero(bytes: Uint8Array, from: number): boolean {
  for (let at = from; at < bytes.length; at += 1) if (bytes[at] !== 0) return false;
  return true;
}

/** `sealDocument` with a nonce given: for known-answer tests. */
export function sealDocumentWithNonce(
  key: DocumentKey,
  context: SealContext,
  value: JsonValue,
  nonce: Uint8Array,
): Uint8Array {
  requireBytes(key, KEY_BYTES);
  const associated = associatedData(context);
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new TypeError('not a JSON value');
  const json = utf8(text);
  if (json.length > MAX_JSON_BYTES) throw new RangeError('document too long to seal');
  const plain = new Uint8Array(paddedLength(LENGTH_BYTES + json.length));
  plain.set(u32(json.length));
  plain.set(json, LENGTH_BYTES);
  return concat(Uint8Array.of(VERSION), sealBox(key, LABEL, associated, plain, nonce));
}

/**
 * Seals one JSON value as a whole.
 *
 *     offset  bytes  field
 *     0       1      version, 0x01
 *     1       32     commitment     \
 *     33      24     nonce           } see committing-box.ts; associated data: version | context (seal-context.ts)
 *     57      p+16   ciphertext, tag /
 *
 * The plaintext of p bytes is the length n of the JSON (4 bytes, big-endian), n bytes of UTF-8 JSON, and
 * zeros up to 1024 bytes, above that up to the next Padme length (padding.ts).
 *
 * Throws KEY_WRONG for a key of another length, SEAL_BROKEN for a context that has no encoding, RangeError
 * above 16 MiB, TypeError for what is no JSON value at all.
 */
export function sealDocument(key: DocumentKey, context: SealContext, value: JsonValue): Uint8Array {
  return sealDocumentWithNonce(key, context, value, randomBytes(BOX_NONCE_BYTES));
}

/**
 * The value that `sealDocument` sealed under this key and context. Throws SEAL_BROKEN for anything else,
 * KEY_WRONG for a key of another length.
 */
export function openDocument(key: DocumentKey, context: SealContext, sealed: Uint8Array): JsonValue {
  requireBytes(key, KEY_BYTES);
  if (sealed[0] !== VERSION) throw new CryptoError('SEAL_BROKEN');
  const plain = openBox(key, LABEL, associatedData(context), sealed.subarray(1));
  if (!plain || plain.length < LENGTH_BYTES) throw new CryptoError('SEAL_BROKEN');
  const end = LENGTH_BYTES + readU32(plain, 0);
  // A holder of the key could hide words in padding that no screen shows.
  if (plain.length !== paddedLength(end) || !isZero(plain, end)) {
    throw new CryptoError('SEAL_BROKEN');
  }
  try {
    const text = decoder.decode(plain.subarray(LENGTH_BYTES, end));
    return JSON.parse(text) as JsonValue;
  } catch {
    throw new CryptoError('SEAL_BROKEN'); // a parser's message would quote the plaintext
  }
}
