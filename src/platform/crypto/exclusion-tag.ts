import { concat, utf8, uuidBytes } from './bytes.js';
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

/** Marks a case as one that nobody has but who may decide whom its reporter wants kept away: as above, of nobody in particular. */
export function undecidedTag(key: ExclusionKey): Uint8Array {
  return labelledHash('abhaya/kept-out/undecided/1', new Uint8Array(0), key, TAG_BYTES);
}

/**
 * Keeps a key of a typed name with its case, without the name: over length(label) | 'abhaya/kept-out/word/1' | case id (16) |
 * key (UTF-8). Another one for each case, so that the same name shows in no two of them.
 */
export function exclusionWordTag(key: ExclusionKey, caseId: string, word: string): Uint8Array {
  return labelledHash('abhaya/kept-out/word/1', concat(uuidBytes(caseId), utf8(word)), key, TAG_BYTES);
}
