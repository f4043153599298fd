import { createHash } from 'node:crypto';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const VERSION = Buffer.from([3]);

/** A well-formed onion address of nobody's: base32 of key, check sum and version (rend-spec-v3, 6). */
export function onionHost(key = Buffer.alloc(32, 7)): string {
  const sum = createHash('sha3-256')
    .update('.onion checksum')
    .update(key)
    .update(VERSION)
    .digest()
    .subarray(0, 2);
  const bits = [...Buffer.concat([key, sum, VERSION])]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  return `${(bits.match(/.{5}/g) ?? []).map((five) => BASE32[Number.parseInt(five, 2)]).join('')}.onion`;
}
