import { fromBase58, fromBase58Check } from './base58.js';
import { segwitAddress } from './bech32.js';

/** The human-readable parts of segwit addresses: Bitcoin, its test network, Litecoin. */
const SEGWIT = ['bc', 'tb', 'bcrt', 'ltc', 'tltc'];
/**
 * The first byte of an address in base58check and the length of what it holds: Bitcoin (0, 5; test 111, 196), Litecoin (48, 50;
 * test 58), Dogecoin (30, 22), Dash (76, 16), Tron (65).
 */
const BASE58_VERSIONS = [0, 5, 111, 196, 48, 50, 58, 30, 22, 76, 16, 65];
const HASH_BYTES = 20;
const HEX = /^0x[0-9a-f]{40}$/i;
const BASE58_LIKE = /^[1-9A-HJ-NP-Za-km-z]{26,60}$/;

/**
 * The one spelling of the address of a wallet, or null for what is none by its checksum. Base58 tells upper from lower case and
 * keeps it; bech32 and hexadecimal do not.
 */
export function wallet(token: string): string | null {
  // The capitals of EIP-55 are a checksum for the eye; the address is the number.
  if (HEX.test(token)) return token.toLowerCase();
  const segwit = segwitAddress(token, SEGWIT);
  if (segwit !== null) return segwit;
  if (!BASE58_LIKE.test(token)) return null;
  const checked = fromBase58Check(token);
  if (checked?.length === 1 + HASH_BYTES && BASE58_VERSIONS.includes(checked[0] ?? -1)) return token;
  // Two bytes of version: the transparent addresses of Zcash.
  if (checked?.length === 2 + HASH_BYTES && checked[0] === 0x1c) return token;
  return isSolana(token) ? token : null;
}

/** 32 bytes without a checksum: only what has digits and both cases, as all but a handful of keys do. */
function isSolana(token: string): boolean {
  const mixed = /[1-9]/.test(token) && /[A-Z]/.test(token) && /[a-z]/.test(token);
  return token.length >= 32 && token.length <= 44 && mixed && fromBase58(token)?.length === 32;
}
