import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

/** What stands between the digits of a number, once dashes are one dash and dots one dot. */
const RUN =
  /(?:(?<![\p{L}\p{M}\p{N}_@#$])(?<![\p{L}\p{M}]\.)|(?<=\d)(?=\+))[+(]{0,2}\d(?:[\d \-.()]*\d)?(?![\p{L}\p{M}\p{N}_@])/gu;
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
/** E.164: 15 digits at most. Fewer than 6 are no subscriber's number. */
const MOST = 15;
const FEWEST = 6;
const MOBILE = ['MOBILE', 'FIXED_LINE_OR_MOBILE'];
/** A number is written in so many groups at most; a run of more digits than three numbers have is none. */
const MOST_GROUPS = 7;
const MOST_IN_RUN = 45;
/** What one line may hold. */
const MOST_RUNS = 20;

export interface PhoneRun {
  start: number;
  end: number;
  /** E.164, for each number of the run; empty where it holds no valid one. */
  numbers: string[];
  digits: string;
  /** Whether a plus or two zeros stand before it. */
  international: boolean;
}

/** The text with one kind of dash and of dot, as numbers have them, and a space behind `Ph.`. */
export function plainMarks(text: string): string {
  return text
    .replace(/[\p{Pd}\u2212\u00af\u02d7]/gu, '-')
    .replace(/[·•∙‧⋅․]/gu, ' ')
    .replace(/(?<![\p{L}\p{N}._@-])(ph|tel|mob|mobile|no|phone|cell|call|whatsapp|wa)\.(?=[+(\d])/giu, '$1 ');
}

/** The runs of digits in a text that may be telephone numbers, in order. `text`: visible, with plain marks. */
export function phoneRuns(text: string, country: string | null, asked: 'contact' | 'payment'): PhoneRun[] {
  const found = [...text.matchAll(RUN)].filter(([run]) => digitsOf(run).length >= FEWEST);
  return found.slice(0, MOST_RUNS).flatMap((match) => {
    const run = match[0];
    const digits = digitsOf(run);
    if (digits.length > MOST_IN_RUN || ADDRESS.test(run)) return [];
    const place = { start: match.index, end: match.index + run.length };
    return [
      { ...place, digits, numbers: numbersIn(run, country, asked), international: isInternational(run) },
    ];
  });
}

/**
 * E.164 of a number that is valid: with its country code, or without one where it is valid for `country` (ISO 3166-1 alpha-2),
 * or with a country code that lacks its plus. Where money is asked for, only the first, and of the second mobile numbers: any
 * other may be an account. Null for any other.
 */
export function validPhone(
  typed: string,
  country: string | null,
  asked: 'contact' | 'payment' = 'contact',
): string | null {
  const digits = digitsOf(typed);
  if (digits.length < FEWEST || digits.length > MOST + 3) return null;
  if (isInternational(typed)) return valid(`+${digits.replace(/^00/, '')}`, null);
  if (asked === 'payment') return country && valid(digits, country, MOBILE);
  return (country && valid(digits, country)) ?? (digits.length > 10 ? valid(`+${digits}`, null) : null);
}

/** As `validPhone`; a number that is not valid is its digits, after a plus where it was typed with a country code. Null: no digits. */
export function phoneOf(typed: string, country: string | null): string | null {
  const digits = digitsOf(typed);
  if (digits === '') return null;
  return validPhone(typed, country) ?? (isInternational(typed) ? `+${digits.replace(/^00/, '')}` : digits);
}

/** The text without these runs. */
export function withoutRuns(text: string, runs: readonly PhoneRun[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of runs) {
    rest += `${text.slice(from, start)} `;
    from = end;
  }
  return (rest + text.slice(from)).replace(/ +/g, ' ').trim();
}

/** The number in a link of WhatsApp, which has a country code and no plus. */
export function linkedPhone(digits: string, country: string | null): string | null {
  return valid(`+${digitsOf(digits).replace(/^00/, '')}`, null) ?? phoneOf(digits, country);
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');
const isInternational = (text: string): boolean => /^\(?\+|^\(?00/.test(text.trim());

function valid(text: string, country: string | null, types?: readonly string[]): string | null {
  const known = country !== null && isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const parsed = parsePhoneNumberFromString(text, known);
  if (!parsed?.isValid()) return null;
  return types === undefined || types.includes(parsed.getType() ?? '') ? parsed.number : null;
}

/** One number, or several that only a space parts: each time the longest beginning that is valid. */
function numbersIn(run: string, country: string | null, asked: 'contact' | 'payment'): string[] {
  const whole = validPhone(run, country, asked);
  if (whole !== null) return [whole];
  const groups = run.split(' ').filter((group) => group !== '');
  const numbers: string[] = [];
  for (let at = 0; at < groups.length;) {
    const found = longest(groups, at, country, asked);
    if (found) numbers.push(found.number);
    at += found?.groups ?? 1;
  }
  return numbers;
}

function longest(
  groups: readonly string[],
  at: number,
  country: string | null,
  asked: 'contact' | 'payment',
): { number: string; groups: number } | null {
  for (let count = Math.min(MOST_GROUPS, groups.length - at); count > 0; count--) {
    const number = validPhone(groups.slice(at, at + count).join(' '), country, asked);
    if (number !== null) return { number, groups: count };
  }
  return null;
}
