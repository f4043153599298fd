import { LATIN_LETTERS } from './latin.data.js';
import { coarseLetter, soundOf, type Sound } from './sounds.js';
import { splitText, wordsOf } from './split-text.js';
import { COMMON, ENDINGS } from './words.data.js';

/**
 * Keys by which a text may mean a person: it may, if it has a key of theirs. They are made of coarse sounds: of whole words
 * (`x`), of words with an ending (`n`), of two words as one (`w`), of words with a slip in them (`d`), of initials (`i`) and of addresses (`e`). Keys can be
 * compared without the words, which is how somebody who joins later is found (`f` and `b`: of everyday words, as they are).
 */
export type NameKeys = ReadonlySet<string>;

/** The shortest part of a name that is looked for in another word, and the shortest word that may have a slip in it. */
const PART = 2;
const INNER = 3;
const SLIP = 4;
const CAPITALS = /(?<![\p{L}\p{M}])[A-Z]{2,4}(?![\p{L}\p{M}])/gu;

/** The keys of a person by all names and the address of the account. Pure. */
export function keysOfPerson(names: readonly string[], address: string): NameKeys {
  const keys = new Set<string>([`e:${address.toLowerCase()}`]);
  for (const name of names) {
    const words = wordsOf(name);
    for (const word of words) addNameWord(keys, word);
    for (const pair of joined(words)) addJoined(keys, pair);
    addInitials(keys, words);
  }
  for (const word of wordsOf(address.slice(0, address.indexOf('@')))) addNameWord(keys, word);
  return keys;
}

/** The keys of a text: whom it may mean has one of them. Pure. */
export function keysOfText(text: string): NameKeys {
  const keys = new Set<string>();
  for (const { words, address } of splitText(text).parts) {
    if (address !== null) keys.add(`e:${address}`);
    for (const word of words) addTextWord(keys, word);
    for (const pair of joined(words, COMMON)) addWhole(keys, pair);
    if (words.length > 1 && words.every((word) => word.length === 1)) addInitialsOf(keys, words.join(''));
  }
  for (const [capitals] of text.matchAll(CAPITALS)) addInitialsOf(keys, capitals.toLowerCase());
  return keys;
}

/** Two words beside each other as one: Om Prakash and Omprakash. */
function joined(words: readonly string[], but: ReadonlySet<string> = new Set()): string[] {
  return words.slice(1).flatMap((word, at) => {
    const before = words[at] ?? '';
    return but.has(before) || but.has(word) ? [] : [`${before}${word}`];
  });
}

function addNameWord(keys: Set<string>, word: string): void {
  const sound = soundOf(word);
  if (!sound) return;
  addExact(keys, sound);
  for (const key of sound.coarse) {
    keys.add(`x:${key}`);
    keys.add(`n:${key}`);
    keys.add(`w:${key}`);
    if (isShort(key)) continue;
    for (let from = 0; from < key.length; from += 1)
      for (let to = from + PART; to <= key.length; to += 1)
        if (from === 0 || to === key.length || to - from >= INNER) keys.add(`x:${key.slice(from, to)}`);
    addSlips(keys, key);
  }
}

function addTextWord(keys: Set<string>, word: string): void {
  const sound = soundOf(word);
  if (!sound) return;
  addExact(keys, sound);
  if (COMMON.has(word)) return;
  for (const key of sound.coarse) {
    keys.add(`x:${key}`);
    if (!isShort(key)) addSlips(keys, key);
  }
  for (const ending of ENDINGS) {
    const stem = word.endsWith(ending) ? soundOf(word.slice(0, -ending.length)) : null;
    for (const key of stem?.coarse ?? []) keys.add(`n:${key}`);
  }
}

function addJoined(keys: Set<string>, pair: string): void {
  for (const key of soundOf(pair)?.coarse ?? []) {
    keys.add(`x:${key}`);
    keys.add(`n:${key}`);
    if (!isShort(key)) addSlips(keys, key);
  }
}

/** Two words of a text that may be one word of a name. */
function addWhole(keys: Set<string>, pair: string): void {
  for (const key of soundOf(pair)?.coarse ?? []) keys.add(`w:${key}`);
}

function addInitialsOf(keys: Set<string>, letters: string): void {
  keys.add(`i:${[...letters].map(initialOf).join('')}`);
}

function addExact(keys: Set<string>, sound: Sound): void {
  if (sound.vowels) for (const key of sound.full) keys.add(`f:${key}`);
  else for (const key of sound.bare) keys.add(`b:${key}`);
}

function addInitials(keys: Set<string>, words: readonly string[]): void {
  const firsts = words.map((word) => [...(soundOf(word)?.coarse ?? [])][0]?.charAt(0) ?? '');
  for (let count = 2; count <= firsts.length; count += 1)
    keys.add(`i:${firsts.slice(0, count).map(coarseLetter).join('')}`);
}

/** Every key with one letter left out: two words that differ by one letter share one. */
function addSlips(keys: Set<string>, key: string): void {
  if (key.length < SLIP) return;
  keys.add(`d:${key}`);
  for (let at = 0; at < key.length; at += 1) keys.add(`d:${key.slice(0, at)}${key.slice(at + 1)}`);
}

/** A key with a small letter is of a word with one consonant and its vowel. */
function isShort(key: string): boolean {
  return /[aiu]/.test(key);
}

function initialOf(letter: string): string {
  const reading = (LATIN_LETTERS[letter]?.[0] ?? '').charAt(0);
  return coarseLetter(reading.replace('e', 'i').replace('o', 'u'));
}
