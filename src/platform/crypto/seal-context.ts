import { isUuid } from '../text/index.js';
import { isU32 } from './bytes.js';
import { CryptoError } from './crypto.errors.js';

/**
 * Where a sealed blob belongs. It opens at this place alone: it cannot be moved to another case or row, given
 * to another author, reordered, or replayed from another epoch.
 *
 * `caseId` and `rowId` are UUIDs or ''; `table`, `kind` and `author` are 1 to 64 characters of a-z 0-9 _ : .
 * - (an author is 'reporter', 'system' or 'staff:' and an id); `keyEpoch` and `sequence` are 0..2^32-1;
 * `previousHash` is the 32-byte hash of the entry before, or NO_PREVIOUS.
 */
export interface SealContext {
  readonly table: string;
  readonly caseId: string;
  readonly rowId: string;
  readonly kind: string;
  readonly author: string;
  readonly keyEpoch: number;
  readonly sequence: number;
  readonly previousHash: Uint8Array;
}

const HASH_BYTES = 32;
const NAME = /^[a-z0-9_:.-]{1,64}$/;

/** The `previousHash` of a blob that follows nothing: 32 zero bytes. */
export const NO_PREVIOUS: Uint8Array = new Uint8Array(HASH_BYTES);

/**
 * The one encoding of a context; every field has a fixed length or its length in front, so two contexts never
 * share one.
 *
 *     table         1 + n bytes   length, ASCII
 *     case id       1 or 17       0x00, or 0x10 and the UUID's 16 bytes
 *     row id        1 or 17       the same
 *     kind          1 + n         length, ASCII
 *     author        1 + n         length, ASCII
 *     key epoch     4             big-endian
 *     sequence      4             big-endian
 *     previous hash 32
 *
 * Throws SEAL_BROKEN for a context that has no encoding.
 */
export function encodeSealContext(context: SealContext): Uint8Array {
  const known = encodings.get(context);
  if (known) return known;
  const bytes = encode(context);
  encodings.set(context, bytes);
  return bytes;
}

/** One context is asked for by the hash, the signature and the opening of an entry. A context never changes. */
const encodings = new WeakMap<SealContext, Uint8Array>();

/**
 * Writes into one array. A case of a hundred entries has three hundred fields to encode: as many small arrays cost more to
 * collect than all of its cryptography.
 */
function encode({
  table,
  caseId,
  rowId,
  kind,
  author,
  keyEpoch,
  sequence,
  previousHash,
}: SealContext): Uint8Array {
  const fits =
    [table, kind, author].every((text) => NAME.test(text)) &&
    [caseId, rowId].every((id) => id === '' || isUuid(id)) &&
    isU32(keyEpoch) &&
    isU32(sequence) &&
    (previousHash as unknown) instanceof Uint8Array &&
    previousHash.length === HASH_BYTES;
  if (!fits) throw new CryptoError('SEAL_BROKEN');
  const names = table.length + kind.length + author.length + 3;
  const ids = (caseId === '' ? 1 : 17) + (rowId === '' ? 1 : 17);
  const bytes = new Uint8Array(names + ids + 4 + 4 + HASH_BYTES);
  let at = putName(bytes, 0, table);
  at = putId(bytes, at, caseId);
  at = putId(bytes, at, rowId);
  at = putName(bytes, at, kind);
  at = putName(bytes, at, author);
  at = putU32(bytes, at, keyEpoch);
  at = putU32(bytes, at, sequence);
  bytes.set(previousHash, at);
  return bytes;
}

/** Each of these writes at a place and returns the next one. A name is ASCII. */
function putName(bytes: Uint8Array, at: number, text: string): number {
  bytes[at] = text.length;
  for (let index = 0; index < text.length; index += 1) bytes[at + 1 + index] = text.charCodeAt(index);
  return at + 1 + text.length;
}

function putId(bytes: Uint8Array, at: number, id: string): number {
  if (id === '') return at + 1; // one zero byte
  bytes[at] = 16;
  let next = at + 1;
  for (let index = 0; index < id.length; index += 2) {
    if (id[index] === '-') index += 1;
    bytes[next] = (nibble(id.charCodeAt(index)) << 4) | nibble(id.charCodeAt(index + 1));
    next += 1;
  }
  return next;
}

/** The value of a hexadecimal digit of either case. */
function nibble(code: number): number {
  return code <= 0x39 ? code - 0x30 : (code | 0x20) - 0x57;
}

function putU32(bytes: Uint8Array, at: number, value: number): number {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
  return at + 4;
}
