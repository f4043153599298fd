import { randomInt } from 'node:crypto';

/** Crockford's base32: no I, L, O or U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_CHARACTERS = 26;
const CHECK_CHARACTERS = 2;
const MAX_TYPED = 200;
/** A prime just below 32 x 32: a wrong character or two swapped neighbours always change the remainder. */
const CHECK_PRIME = 1021;

function checkOf(characters: string): string {
  let remainder = 0;
  for (const character of characters)
    remainder = (remainder * 32 + ALPHABET.indexOf(character)) % CHECK_PRIME;
  return ALPHABET.charAt(remainder >> 5) + ALPHABET.charAt(remainder & 31);
}

/**
 * A recovery code: 26 random characters of Crockford's base32 (130 bits) and two of check (the number modulo
 * 1021), in seven groups of four with hyphens.
 */
export function newRecoveryCode(): string {
  let characters = '';
  for (let i = 0; i < RANDOM_CHARACTERS; i += 1) characters += ALPHABET.charAt(randomInt(32));
  return (characters + checkOf(characters)).match(/.{4}/g)?.join('-') ?? '';
}

/**
 * The 28 characters of a recovery code as typed, or null when it is not one: capitals or small letters, O for
 * 0, I and L for 1, spaces and hyphens anywhere.
 */
export function parseRecoveryCode(typed: string): string | null {
  if (typed.length > MAX_TYPED) return null;
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (plain.length !== RANDOM_CHARACTERS + CHECK_CHARACTERS) return null;
  if ([...plain].some((character) => !ALPHABET.includes(character))) return null;
  const random = plain.slice(0, RANDOM_CHARACTERS);
  return checkOf(random) === plain.slice(RANDOM_CHARACTERS) ? plain : null;
}
