import { randomInt } from 'node:crypto';

// Without I, L, O and U: nothing to misread aloud, and no words by accident.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** The name of a case among staff: random, 8 characters in two groups ("7K2M-9XQ4"), 40 bits. */
export function newReference(): string {
  const text = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}
