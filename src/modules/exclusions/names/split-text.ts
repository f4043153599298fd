import { BETWEEN, TITLES } from './words.data.js';

/** What was typed, in parts that name one person each where they name anybody. */
export interface SplitText {
  readonly parts: readonly TextPart[];
  /** Whether there is anything besides names: signs, digits, pictures. Then nobody can say what is meant. */
  readonly strange: boolean;
}

export interface TextPart {
  readonly words: readonly string[];
  /** In lower case, where the part is an address of mail; its words are those before the sign. */
  readonly address: string | null;
}

const ADDRESS = /[^\s<>,;()]+@[^\s<>,;()]*/gu;
const BREAK = /[\n\r,;/&+()"“”|।॥،؛·•]+/u;
const WORD = /[\p{L}\p{M}]+/gu;
const ORDINARY = /^[\p{L}\p{M}\p{Zs}\t!.۔'’‘`\-–—_:]*$/u;

/** Splits what was typed into the parts and words of names, without titles and the words between names. Pure. */
export function splitText(typed: string): SplitText {
  const text = typed
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase();
  const addresses = [...text.matchAll(ADDRESS)].map(([address]) => address.replace(/[.!]+$/, ''));
  const parts: TextPart[] = addresses.map((address) => ({
    address,
    words: wordsOf(address.slice(0, address.indexOf('@'))),
  }));
  const rest = text.replace(ADDRESS, '\n');
  for (const piece of rest.split(BREAK)) {
    let words: string[] = [];
    for (const word of [...wordsOf(piece), 'and']) {
      if (!BETWEEN.has(word)) words.push(word);
      else if (words.length > 0) {
        parts.push({ words: words.filter((one) => !TITLES.has(one)), address: null });
        words = [];
      }
    }
  }
  return { parts, strange: !rest.split(BREAK).every((piece) => ORDINARY.test(piece)) };
}

/** The words of a name or of a part of a text, in lower case; an English possessive is taken off. */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/['’‘`]s\b/gu, '')
    .replace(/['’‘`]/gu, '');
  return [...plain.matchAll(WORD)].map(([word]) => word);
}
