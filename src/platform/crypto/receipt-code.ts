import { randomInt } from 'node:crypto';
import { digitValue } from '../text/index.js';

const DIGITS = 20;
const MAX_TYPED = 1_000;

/**
 * H. Michael Damm's totally anti-symmetric quasigroup of order 10 (thesis, Marburg 2004): every wrong digit
 * and every swap of two neighbours is caught.
 */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

/** The Damm digit of `digits` (ASCII 0-9); '0' for digits that end with their own check. */
export function dammDigit(digits: string): string {
  let interim = '0';
  for (const digit of digits) interim = DAMM[Number(interim)]?.charAt(Number(digit)) ?? '';
  return interim;
}

/** A new receipt code: 20 digits, 19 random (63 bits) and the Damm digit of those. */
export function newReceiptCode(): string {
  let digits = '';
  for (let i = 1; i < DIGITS; i += 1) digits += String(randomInt(10));
  return digits + dammDigit(digits);
}

/** A code as it is shown: five groups of four, with spaces. */
export function formatReceiptCode(digits: string): string {
  return digits.match(/.{1,4}/g)?.join(' ') ?? '';
}

export type ParsedReceiptCode =
  | { readonly ok: true; readonly digits: string }
  | { readonly ok: false; readonly reason: 'characters' | 'length' | 'check' };

const LETTER = /\p{L}/u;
/** Signs that stand for a number and are no digit of any script: `²`, `Ⅳ`, `①`. Nobody can say which digit was meant. */
const ODD_NUMBER = /[\p{Nl}\p{No}]/u;
/** Between and around digits these say nothing: signs, quotes, spaces, marks, what is not seen. */
const IGNORED = /[\p{P}\p{S}\p{Z}\p{M}\p{Cf}\s\p{Default_Ignorable_Code_Point}]/u;
/** A run of these alone is typed for zeros: the letter O, Latin, Greek, Cyrillic or Armenian, of either case. */
const ZEROS = /^[OoΟοОоՕօ]+$/u;

/** A part of what was typed: digits, the letter O for zeros, or a word. */
interface Part {
  kind: 'digits' | 'zeros' | 'word';
  text: string;
  /** No sign stands between this part and the one before. */
  glued: boolean;
}

/**
 * Reads a receipt code as a person types or pastes it: digits of any script (\p{Nd}), with signs, quotes, spaces, invisible
 * characters and words ("Code:") around and between them, and the letter O for a zero. The length and the check digit guard
 * what this lets through. `digits` are 20 ASCII digits.
 * Reasons: 'characters' for a letter within the digits or a sign that cannot be read, 'length' when the digits are not 20,
 * 'check' when one is wrong or two are swapped.
 */
export function parseReceiptCode(typed: string): ParsedReceiptCode {
  if (typed.length > MAX_TYPED) return { ok: false, reason: 'length' };
  const parts = partsOf(typed);
  if (parts === null || hasLetterWithin(parts)) return { ok: false, reason: 'characters' };
  const readings = readingsOf(parts).filter((digits) => digits.length === DIGITS);
  const good = readings.filter((digits) => dammDigit(digits) === '0');
  const [only] = good;
  if (only !== undefined && good.length === 1) return { ok: true, digits: only };
  return { ok: false, reason: readings.length > 0 ? 'check' : 'length' };
}

/** Null where a sign cannot be read. */
function partsOf(typed: string): Part[] | null {
  const parts: Part[] = [];
  let apart = true;
  let letters = '';
  const endWord = (): void => {
    if (letters !== '')
      parts.push({ kind: ZEROS.test(letters) ? 'zeros' : 'word', text: letters, glued: !apart });
    if (letters !== '') apart = false;
    letters = '';
  };
  for (const character of typed) {
    const digit = digitValue(character);
    const isMark = letters !== '' && /\p{M}/u.test(character);
    if (LETTER.test(character) || isMark) {
      letters += character;
      continue;
    }
    endWord();
    if (digit !== null) {
      const last = parts.at(-1);
      if (last?.kind === 'digits' && !apart) last.text += String(digit);
      else parts.push({ kind: 'digits', text: String(digit), glued: !apart });
      apart = false;
    } else if (IGNORED.test(character) && !ODD_NUMBER.test(character)) apart = true;
    else return null;
  }
  endWord();
  return parts;
}

/** A letter in the middle of a group stands for a digit that was mistyped: to leave it out would be to guess. */
function hasLetterWithin(parts: readonly Part[]): boolean {
  const isDigits = ({ kind }: Part): boolean => kind === 'digits';
  const first = parts.findIndex(isDigits);
  const last = parts.findLastIndex(isDigits);
  return parts.some((part, at) => {
    const inside = part.kind === 'word' && at > first && at < last;
    return inside && (part.glued || (parts[at + 1]?.glued ?? false));
  });
}

/** What the digits may be: an O before the first digit or after the last is a zero, or a word of its own. */
function readingsOf(parts: readonly Part[]): string[] {
  const spoken = parts.filter(({ kind }) => kind !== 'word');
  const first = spoken.findIndex(({ kind }) => kind === 'digits');
  const last = spoken.findLastIndex(({ kind }) => kind === 'digits');
  if (first < 0) return [''];
  const join = (from: number, to: number): string =>
    spoken
      .slice(from, to)
      .map(({ kind, text }) => (kind === 'zeros' ? '0'.repeat([...text].length) : text))
      .join('');
  const starts = first > 0 ? [0, first] : [0];
  const ends = last + 1 < spoken.length ? [spoken.length, last + 1] : [spoken.length];
  return [...new Set(starts.flatMap((from) => ends.map((to) => join(from, to))))];
}
