import { withAsciiDigits } from '../../../platform/text/index.js';

/** Composing and removing may each make work for the other; no text was found that needs more than two rounds. */
const MOST_ROUNDS = 4;

/** Letters that one keyboard writes where another writes a second form of the same letter (Arabic, Persian, Urdu). */
const SAME_LETTERS: Readonly<Record<string, string>> = {
  '\u064a': '\u06cc', // yeh
  '\u0649': '\u06cc', // alef maksura, the yeh without dots
  '\u0643': '\u06a9', // kaf
  '\u06aa': '\u06a9', // swash kaf
  '\u0647': '\u06c1', // heh
  '\u06d5': '\u06c1', // ae, written as a heh
  '\u06be': '\u06c1', // heh doachashmee, which the Arabic keyboard does not have
  '\u0640': '', // tatweel, which only stretches a line
};
const OTHER_FORM = new RegExp(`[${Object.keys(SAME_LETTERS).join('')}\u064b-\u0652\u0670]`, 'g');

/** Does `step` until nothing changes any more. */
function settled(text: string, step: (text: string) => string): string {
  let now = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = step(now);
    if (next === now) return now;
    now = next;
  }
  return now;
}

/**
 * The text without what nobody sees (zero-width and soft characters, marks of direction, selectors of a variant), in NFKC, with
 * the digits of every script as 0 to 9, every run of space and control characters as one space.
 */
export function visible(typed: string): string {
  return settled(typed, (text) =>
    withAsciiDigits(
      text
        .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cs}]/gu, '')
        .normalize('NFKC')
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim(),
    ),
  );
}

/**
 * Full case folding (ß is ss, every sigma one, the dotted and the dotless i are i), and the forms of a letter that differ by
 * keyboard alone made one. For names: what tells upper from lower case must not pass through here.
 */
export function fold(typed: string): string {
  return settled(visible(typed), (text) =>
    visible(
      text
        .toUpperCase()
        .toLowerCase()
        .replace(/ς/g, 'σ')
        .replace(/i\u0307/g, 'i')
        .normalize('NFD')
        .replace(OTHER_FORM, (letter) => SAME_LETTERS[letter] ?? ''),
    ),
  );
}
