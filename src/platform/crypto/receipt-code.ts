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

const IGNORED = /[\s\p{Pd}\u2212\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/**
 * Reads a receipt code as a person types or pastes it: digits of any script (\p{Nd}), with spaces, dashes,
 * and invisible characters (zero width, direction marks, soft hyphen) anywhere. `digits` are 20 ASCII digits.
 * Reasons: 'characters' for anything else among them, 'length' when they are not 20, 'check' when one is
 * wrong or two are swapped.
 */
export function parseReceiptCode(typed: string): ParsedReceiptCode {
  if (typed.length > MAX_TYPED) return { ok: false, reason: 'length' };
  let digits = '';
  for (const character of typed) {
    const value = digitValue(character);
    if (value !== null) digits += String(value);
    else if (!IGNORED.test(character)) return { ok: false, reason: 'characters' };
  }
  if (digits.length !== DIGITS) return { ok: false, reason: 'length' };
  return dammDigit(digits) === '0' ? { ok: true, digits } : { ok: false, reason: 'check' };
}
