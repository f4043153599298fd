import { createHash } from 'node:crypto';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** A longer text is no address: decoding takes the square of its length. */
const MOST = 60;

/** The bytes of a text in base58 (Bitcoin's alphabet); null for any other text, and for one of more than 60 characters. */
export function fromBase58(text: string): Uint8Array | null {
  if (text === '' || text.length > MOST) return null;
  let value = 0n;
  for (const character of text) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) return null;
    value = value * 58n + BigInt(digit);
  }
  const hex = value === 0n ? '' : value.toString(16);
  const body = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  return Buffer.concat([Buffer.alloc(zeros), body]);
}

/** What a base58check text holds, its version first; null where the checksum (the first 4 bytes of SHA-256 twice) is wrong. */
export function fromBase58Check(text: string): Uint8Array | null {
  const bytes = fromBase58(text);
  if (!bytes || bytes.length < 5) return null;
  const body = bytes.subarray(0, -4);
  const sum = sha256(sha256(body)).subarray(0, 4);
  return Buffer.compare(sum, bytes.subarray(-4)) === 0 ? body : null;
}

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
