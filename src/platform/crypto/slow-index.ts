import { argon2id, REPORTER_COST } from './argon.js';
import { labelledHmac } from './derive.js';
import { KEY_BYTES, requireBytes, type IndexKey } from './keys.js';

/** What every guess costs. Another cost gives other values: those that are there are made again by a new normaliser version. */
const GUESS_COST = REPORTER_COST;

/**
 * Makes a value of `blindIndex` costly to guess, also for whoever holds the key file: Argon2id (19 MiB, two passes, one lane) over
 * the 32 bytes, with HMAC-SHA256 of the index key over length(label) | 'abhaya/slow-index/1' as its salt. One salt for all values of
 * a key, for equal ones have to stay equal. 32 bytes. Takes one core for tens of milliseconds: never on the way of a reporter.
 *
 * @throws CryptoError KEY_WRONG where either is not 32 bytes
 */
export function slowIndex(key: IndexKey, blind: Uint8Array): Promise<Uint8Array> {
  requireBytes(blind, KEY_BYTES);
  return argon2id(blind, labelledHmac(key, 'abhaya/slow-index/1', new Uint8Array()), GUESS_COST);
}
