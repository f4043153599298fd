import { randomInt } from 'node:crypto';
import { createRequire } from 'node:module';

const CONSONANTS = 'bdfghjklmnprstvz';
const VOWELS = 'aeiou';
const WORDS = 4;
const SYLLABLES = 3;

const MIN_CHARACTERS = 12;
const MIN_DISTINCT = 5;
/** Longer ones are on no list, and the search below takes the square of the length. */
const MAX_LISTED = 128;

const load = createRequire(import.meta.url);
let common: ReadonlySet<string> | undefined;

/**
 * About 49,000 passwords from public breach lists. Loaded at first use: it takes 18 MB, and most processes
 * set no password.
 */
function commonPasswords(): ReadonlySet<string> {
  if (common) return common;
  const { dictionary } = load('@zxcvbn-ts/language-common') as typeof import('@zxcvbn-ts/language-common');
  common = new Set(dictionary['passwords-common'].map((password) => password.toLowerCase()));
  return common;
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

/** One password for each way of typing it: NFKC (NIST SP 800-63B-4, 3.1.1.2). */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC');
}

/** A passphrase that can be said aloud: four words of three syllables, each one of 80: 75.8 bits. */
export function newPassphrase(): string {
  const syllable = () =>
    CONSONANTS.charAt(randomInt(CONSONANTS.length)) + VOWELS.charAt(randomInt(VOWELS.length));
  const word = () => Array.from({ length: SYLLABLES }, syllable).join('');
  return Array.from({ length: WORDS }, word).join('-');
}

/**
 * abcdefghijkl, 123456789012, zyxwvutsrqpo: every character is one step from the one before, the same way.
 */
function isRun(characters: readonly string[]): boolean {
  const steps = characters.slice(1).map((character, i) => {
    const step = (character.codePointAt(0) ?? 0) - (characters[i]?.codePointAt(0) ?? 0);
    return Math.abs(step) === 9 ? -Math.sign(step) : step; // 9 to 0 and 0 to 9 go on
  });
  return Math.abs(steps[0] ?? 0) === 1 && steps.every((step) => step === steps[0]);
}

/** The shortest piece that makes up the whole by repetition: 'abc' of 'abcabcabc', 'abcab' of 'abcab'. */
function repeatedPiece(text: string): string {
  return text.slice(0, (text + text).indexOf(text, 1));
}

function isOneOrTwoCommon(text: string): boolean {
  const list = commonPasswords();
  if (list.has(text)) return true;
  for (let at = 1; at < text.length; at += 1) {
    if (list.has(text.slice(0, at)) && list.has(text.slice(at))) return true;
  }
  return false;
}

/**
 * Why a chosen password is refused, or null. 'short': under 12 characters. 'common': on an offline list of
 * common passwords, whole, twice in a row, two of them joined, repeated, with digits and signs around it, or
 * with signs for letters; or fewer than 5 different characters, or a run such as abcdefghijkl. It finds what
 * a guesser tries first and claims no more: generated passphrases (`newPassphrase`) are what to offer.
 */
export function passwordProblem(password: string): 'short' | 'common' | null {
  const plain = normalisePassword(password).toLowerCase();
  const characters = [...plain];
  if (characters.length < MIN_CHARACTERS) return 'short';
  if (new Set(characters).size < MIN_DISTINCT || isRun(characters)) return 'common';
  if (characters.length > MAX_LISTED) return null;
  const core = plain.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '');
  const spelled = core.replaceAll(/[@431!0$57]/g, (sign) => LOOKALIKES[sign] ?? sign);
  const guesses = [plain, core, spelled, plain.replaceAll(/[\s\p{P}]/gu, '')];
  return guesses.some((guess) => isOneOrTwoCommon(repeatedPiece(guess))) ? 'common' : null;
}
