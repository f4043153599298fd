import type { PlatformName } from '../../vocabulary/index.js';
import { fold } from './fold.js';
import {
  ACCOUNT_WORDS,
  EMAIL_WORDS,
  FILLERS,
  NAME_WORDS,
  NO_ANSWERS,
  PAYMENT_WORDS,
  PHONE_WORDS,
  PLATFORM_WORDS,
} from './labels.data.js';

const listed = (written: string): string[] => written.split(',').map(fold);

const platforms = new Map<string, PlatformName>();
for (const [platform, words] of Object.entries(PLATFORM_WORDS)) {
  for (const word of listed(words)) platforms.set(word, platform as PlatformName);
}
const naming = new Set(listed(NAME_WORDS));
const accounts = new Set(listed(ACCOUNT_WORDS));
const fillers = new Set(listed(FILLERS));
const others = new Set([PHONE_WORDS, EMAIL_WORDS, PAYMENT_WORDS].flatMap(listed));
const noAnswers = new Set(listed(NO_ANSWERS));

/** The most words that a label of one thing has. */
const MOST_WORDS = 3;
const MOST_LABELS = 8;
const WORD = /^[\p{L}\p{M}\p{N}/'’.-]+/u;

export interface Labelled {
  /** The platform that the label names; null where it names none. */
  platform: PlatformName | null;
  /** The text without its label. */
  text: string;
}

/** The platform that a word names, in any of the languages; null for any other word. */
export const platformOfWord = (word: string): PlatformName | null => platforms.get(fold(word)) ?? null;

/** Whether the text says that there is nothing to say, or is marks alone. */
export const isNoAnswer = (text: string): boolean =>
  !/[\p{L}\p{N}\p{So}]/u.test(text) || noAnswers.has(fold(text).replace(/[.!?।۔]+$/, ''));

/** Whether one of the words says that the digits beside it are an account. */
export const namesAccount = (text: string): boolean => wordsOf(text).some((word) => accounts.has(word));

/** Whether nothing stands in a text but labels, fillers and marks: what is left around a number that was taken out. */
export function isOnlyLabels(text: string): boolean {
  const words = wordsOf(text);
  for (let at = 0; at < words.length;) {
    const count = [3, 2, 1].find((n) => isLabel(words.slice(at, at + n).join(' ')));
    if (count === undefined) return false;
    at += count;
  }
  return true;
}

const isLabel = (phrase: string): boolean =>
  platforms.has(phrase) || naming.has(phrase) || others.has(phrase) || fillers.has(phrase);

function wordsOf(text: string): string[] {
  const words = fold(text).split(/[^\p{L}\p{M}\p{N}/'’.-]+/u);
  return words.map((word) => word.replace(/^[.'’/-]+|[.'’/-]+$/g, '')).filter((word) => word !== '');
}

/**
 * Takes the label off a name: `insta: some.one`, `telegram id @some_one`, `some.one (insta)`, `some.one on insta`. A word that
 * could be the name itself is left: `Insta King`. `text`: visible.
 */
export function withoutLabel(text: string): Labelled {
  const before = labelBefore(text);
  const after = labelAfter(before.text);
  return { platform: before.platform ?? after.platform, text: after.text };
}

function labelBefore(text: string): Labelled {
  let rest = text;
  let platform: PlatformName | null = null;
  let named = false;
  let parted = false;
  for (let count = 0; count < MOST_LABELS; count++) {
    const label = nextLabel(rest, platform !== null);
    // What follows a sign is meant, even where it looks like a label.
    if (!label || (parted && !label.parted)) break;
    platform = platforms.get(label.phrase) ?? platform;
    named ||= naming.has(label.phrase);
    parted ||= label.parted;
    rest = rest.slice(label.length);
  }
  if (rest === '') return platform !== null || parted ? { platform, text: '' } : { platform: null, text };
  const single = !rest.includes(' ');
  const clear = rest.startsWith('@') || (single && (/[._\d#]/.test(rest) || (platform !== null && named)));
  const taken = rest !== text && (parted || ((platform !== null || named) && clear));
  return taken ? { platform, text: rest } : { platform: null, text };
}

/**
 * The label that a text begins with, its length with the sign behind it, and whether there is a sign. `started`: behind the name of
 * a platform, where a word may stand between.
 */
function nextLabel(
  text: string,
  started: boolean,
): { phrase: string; length: number; parted: boolean } | null {
  let length = 0;
  const ends: { phrase: string; end: number }[] = [];
  for (let count = 0, phrase = ''; count < MOST_WORDS; count++) {
    const word = WORD.exec(text.slice(length))?.[0];
    if (word === undefined) break;
    const bare = word.replace(/[.'’-]+$/, '');
    phrase = phrase === '' ? fold(bare) : `${phrase} ${fold(bare)}`;
    ends.push({ phrase, end: length + bare.length });
    if (bare !== word || text.charAt(length + word.length) !== ' ') break;
    length += word.length + 1;
  }
  for (const { phrase, end } of ends.reverse()) {
    const word = naming.has(phrase) || others.has(phrase) || (started && fillers.has(phrase));
    if (!platforms.has(phrase) && !word) continue;
    const sign = /^(?: ?[:=>]+[ :=>-]*| ?[.,-]+>? | +-+ *| +|$|(?=@))/.exec(text.slice(end))?.[0];
    if (sign === undefined || (sign === '' && end < text.length && !platforms.has(phrase))) continue;
    return { phrase, length: end + sign.length, parted: /[:=>.,-]/.test(sign) };
  }
  return null;
}

function labelAfter(text: string): Labelled {
  const bracket = /^(.*\S) ?[([{]([^()[\]{}]*)[)\]}][.,;]?$/u.exec(text);
  if (bracket?.[1] !== undefined && !bracket[1].includes(' ')) {
    const platform = wordsOf(bracket[2] ?? '')
      .map((word) => platforms.get(word))
      .find((found) => found !== undefined);
    return { platform: platform ?? null, text: bracket[1] };
  }
  const [name = '', ...words] = text.split(' ');
  if (words.length === 0 || words.length > 5) return { platform: null, text };
  const phrase = words.join(' ');
  const platform =
    wordsOf(phrase)
      .map((word) => platforms.get(word))
      .find((found) => found !== undefined) ?? platformOfWord(phrase);
  const clear =
    name.startsWith('@') || /[._\d#]/.test(name) || fillers.has(fold(words[0] ?? '')) || words[0] === '-';
  return platform && clear && isOnlyLabels(phrase)
    ? { platform, text: name.replace(/[,:-]+$/, '') }
    : { platform: null, text };
}
