import { concat, optionalUuidBytes, shortText, u32 } from './bytes.js';
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

function name(text: string): Uint8Array {
  if (!NAME.test(text)) throw new RangeError('not a name');
  return shortText(text);
}

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
  try {
    if (context.previousHash.length !== HASH_BYTES) throw new RangeError('not a hash');
    return concat(
      name(context.table),
      optionalUuidBytes(context.caseId),
      optionalUuidBytes(context.rowId),
      name(context.kind),
      name(context.author),
      u32(context.keyEpoch),
      u32(context.sequence),
      context.previousHash,
    );
  } catch {
    throw new CryptoError('SEAL_BROKEN');
  }
}
