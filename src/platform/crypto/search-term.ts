import { utf8 } from './bytes.js';
import { labelledHmac } from './derive.js';
import type { SearchKey } from './keys.js';

export const SEARCH_TERM_BYTES = 8;

/**
 * What stands for a word in the sealed search index of a desk: the first 8 bytes of HMAC-SHA256 of the desk's search key over
 * length(label) | 'abhaya/search-term/1' | word (UTF-8). The caller folds the word: the same word must arrive as the same string.
 * It never leaves a sealed document, but for 10 bits of it that choose the row: which rows there are says nothing.
 */
export function searchTerm(key: SearchKey, word: string): Uint8Array {
  return labelledHmac(key, 'abhaya/search-term/1', utf8(word)).subarray(0, SEARCH_TERM_BYTES);
}
