import { concat, shortText, utf8 } from './bytes.js';
import { labelledHmac } from './derive.js';
import type { IndexKey } from './keys.js';

/**
 * Finds equal identifiers or locations without storing them: HMAC-SHA256 of the index key over length(label)
 * | 'abhaya/blind-index/1' | length(type) | type | normalised value (UTF-8). 32 bytes. The caller normalises:
 * the same thing must arrive as the same string. Never of a reporter's contact.
 */
export function blindIndex(key: IndexKey, type: string, normalised: string): Uint8Array {
  return labelledHmac(key, 'abhaya/blind-index/1', concat(shortText(type), utf8(normalised)));
}
