import { uuidBytes } from './bytes.js';
import { labelledHash } from './derive.js';
import type { ExclusionKey } from './keys.js';

const TAG_BYTES = 16;

/**
 * Marks a case as one that a member of staff must not have, without naming them: BLAKE2b of 16 bytes, keyed with the
 * kept-out key, over length(label) | 'abhaya/kept-out/1' | staff id (16). The same for each case, so that the database can
 * leave out what carries the tag of whoever asks. Throws RangeError for an id that is no UUID.
 */
export function exclusionTag(key: ExclusionKey, staffId: string): Uint8Array {
  return labelledHash('abhaya/kept-out/1', uuidBytes(staffId), key, TAG_BYTES);
}
