import { keysOfPerson, keysOfText, type NameKeys } from './name-keys.js';
import { meets, sameSound, soundOf } from './sounds.js';
import { splitText, wordsOf, type TextPart } from './split-text.js';

/** Somebody who works here, by all the names that are known of them. */
export interface NamedPerson {
  readonly id: string;
  readonly names: readonly string[];
  readonly address: string;
}

/** Whom a text means: `sure`, exactly these; else nobody can say, and these are those who may be meant. */
export interface Meant {
  readonly sure: boolean;
  readonly ids: readonly string[];
}

/**
 * Reads a text that says whom a reporter wants kept away. It is sure only where every word is accounted for: each part is the
 * name of one person, or enough of it, in any spelling and script, and could be nobody else's. A description, a relative, a sign
 * or a name that two people have leave it unsure: then a person has to decide, and whoever has a name like a word of it may be
 * meant. Pure.
 */
export function resolveNames(text: string, people: readonly NamedPerson[]): Meant {
  const { parts, strange } = splitText(text);
  const known = people.map((person) => ({ person, keys: keysOfPerson(person.names, person.address) }));
  const named = parts.map((part) => onlyOneOf(part, known));
  if (!strange && named.length > 0 && named.every((one) => one !== null))
    return { sure: true, ids: [...new Set(named)] };
  const keys = keysOfText(text);
  return {
    sure: false,
    ids: known.filter((one) => meets(keys, one.keys)).map(({ person }) => person.id),
  };
}

interface Known {
  person: NamedPerson;
  keys: NameKeys;
}

/** The one person whom a part names; null where it is nobody, or could be another one too. */
function onlyOneOf(part: TextPart, known: readonly Known[]): string | null {
  if (part.address !== null) {
    const owners = known.filter(({ person }) => person.address.toLowerCase() === part.address);
    return owners.length === 1 ? (owners[0]?.person.id ?? null) : null;
  }
  const named = known.filter(({ person }) => person.names.some((name) => covers(name, part.words)));
  const [only] = named;
  if (!only || named.length > 1) return null;
  const others = known.filter((one) => one !== only && mayBeAll(part.words, one.keys));
  return others.length === 0 ? only.person.id : null;
}

/** Whether each of these words is a word of the name, each another one, and one of them more than an initial. */
function covers(name: string, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  let left = wordsOf(name);
  if (words.length === 1 && sameWord(words[0] ?? '', left.join(''))) return true;
  let whole = 0;
  // Whole words first: an initial must not take the word that another one is.
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    const at = left.findIndex((one) => sameWord(word, one) || (isInitial(word) && beginsWith(one, word)));
    if (at < 0) return false;
    if (!isInitial(word)) whole += 1;
    left = left.filter((_, index) => index !== at);
  }
  return whole > 0;
}

function mayBeAll(words: readonly string[], keys: NameKeys): boolean {
  return words.every((word) => isInitial(word) || meets(keysOfText(word.toLowerCase()), keys));
}

function sameWord(one: string, other: string): boolean {
  if (one === other) return one !== '';
  const sounds = [one, one.replace(/(?<=[b-df-hj-np-tv-z])s$/, '')].map((word) => soundOf(word));
  const known = soundOf(other);
  return known !== null && sounds.some((sound) => sound !== null && sameSound(sound, known));
}

function isInitial(word: string): boolean {
  return [...word.replace(/\p{M}/gu, '')].length === 1 && !/\p{M}/u.test(word);
}

function beginsWith(name: string, letter: string): boolean {
  const [one, other] = [letter, name].map((word) =>
    [...(soundOf(word)?.bare ?? [])].map((key) => key.charAt(0)),
  );
  const begins = new Set((other ?? []).map(asVowel));
  return (one ?? []).some((first) => begins.has(asVowel(first)));
}

/** Which vowel a name begins with is written in too many ways. */
function asVowel(letter: string): string {
  return /[aiu]/.test(letter) ? 'A' : letter;
}
