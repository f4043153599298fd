import { ARABIC_FORMS, ARABIC_LETTERS } from './arabic.data.js';
import {
  ANUSVARA,
  CANDRABINDU,
  CLUSTERS,
  consonantOf,
  H,
  INDIC_BLOCKS,
  NUKTA,
  signOf,
  VIRAMA,
  VISARGA,
  vowelOf,
  WITH_NUKTA,
  Y,
  type IndicScript,
} from './indic.data.js';
import { LATIN_GROUPS, LATIN_LETTERS } from './latin.data.js';

/** What one letter, or a group of them, may be read as. */
export type Readings = readonly string[];

/** A word as it may be read. `vowels`: whether its script writes all of them, and no others, so that they can be compared. */
export interface ReadWord {
  readonly units: readonly Readings[];
  readonly vowels: boolean;
}

const OM = 'ॐ';
const ARABIC = /\p{Script=Arabic}/u;
const VOWEL_LETTER = /[aeiou]/;

/**
 * The readings of a word, letter by letter, by the script of each letter. Null: a letter is of a script that nobody here reads.
 *
 * @param word - letters and marks alone, in any case
 */
export function readWord(word: string): ReadWord | null {
  const units: Readings[] = [];
  let vowels = true;
  for (const run of runsOf(word)) {
    if (run.script === null) return null;
    if (run.script === 'latin') units.push(...readLatin(run.text));
    else if (run.script === 'arabic') units.push(...readArabic(run.text));
    else units.push(...readIndic(run.text, run.script));
    if (run.script === 'arabic' || run.script === 'tamil' || run.script === 'malayalam') vowels = false;
  }
  return { units, vowels };
}

type Script = IndicScript | 'latin' | 'arabic';

/** The parts of a word that are of one script each; marks go with the letter before them. */
function runsOf(word: string): { text: string; script: Script | null }[] {
  const runs: { text: string; script: Script | null }[] = [];
  for (const letter of plainLetters(word)) {
    const last = runs.at(-1);
    const script = scriptOf(letter) ?? (/\p{M}/u.test(letter) ? last?.script : null) ?? null;
    if (last && last.script === script) last.text += letter;
    else runs.push({ text: letter, script });
  }
  return runs;
}

/** Without case, accents of Latin, joiners, and marks of Arabic that are mostly left out. */
function plainLetters(word: string): string {
  const plain = word
    .replaceAll(OM, 'ओम')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cf}\u0640\u064b-\u065f\u0670]/gu, '');
  return [...plain].map((letter) => ARABIC_FORMS[letter] ?? letter).join('');
}

function scriptOf(letter: string): Script | null {
  if (letter in LATIN_LETTERS) return 'latin';
  if (ARABIC.test(letter)) return letter in ARABIC_LETTERS ? 'arabic' : null;
  const code = letter.codePointAt(0) ?? 0;
  for (const [script, first] of Object.entries(INDIC_BLOCKS) as [IndicScript, number][])
    if (code >= first && code < first + 0x80) return script;
  return null;
}

function readLatin(text: string): Readings[] {
  const several = text.replace(/[aeiouhy]/g, '').length > 1;
  const units: Readings[] = [];
  for (let at = 0; at < text.length;) {
    const group = LATIN_GROUPS.find(([letters]) => text.startsWith(letters, at));
    const letter = text.charAt(at);
    units.push(group ? group[1] : latinLetter(letter, text.charAt(at + 1), at === 0, several));
    at += group ? group[0].length : 1;
  }
  return endingIn(units);
}

function latinLetter(letter: string, next: string, first: boolean, several: boolean): Readings {
  if ('eiy'.includes(next) && next !== '') {
    if (letter === 'c') return ['S', 'C'];
    if (letter === 'g') return ['G', 'J'];
  }
  if (letter === 'x' && first) return ['S'];
  if (letter === 'h' && !first) return ['H', ''];
  // The short vowel that Indic scripts leave out is written a, e or o: Varma and Verma, Mandal and Mondal.
  if ('eo'.includes(letter) && several && !first) return [letter, 'a'];
  return LATIN_LETTERS[letter] ?? [''];
}

/** A v at the end may be said as a vowel: Rav and Rao, Dev and Deo. */
function endingIn(units: Readings[]): Readings[] {
  const last = units.at(-1);
  const at = last?.[0] === 'u' && units.at(-2)?.[0] === 'V' ? units.length - 2 : units.length - 1;
  const before = units[at - 1]?.[0] ?? '';
  if (units[at]?.[0] === 'V' && VOWEL_LETTER.test(before)) units[at] = ['V', 'u'];
  return units;
}

function readArabic(text: string): Readings[] {
  const letters = [...text];
  const units = letters.map((letter, at): Readings => {
    const next = letters[at + 1] ?? '';
    // A bare alif or ain at the beginning carries a vowel that is not written.
    if (at === 0 && (letter === 'ا' || letter === 'ع') && !['و', 'ی', 'ے', 'ا'].includes(next))
      return ['a', 'i', 'u'];
    if (letter === 'ہ') return at === letters.length - 1 ? ['a', 'H'] : ['H', ''];
    return ARABIC_LETTERS[letter] ?? [''];
  });
  return endingIn(units);
}

function readIndic(text: string, script: IndicScript): Readings[] {
  const first = INDIC_BLOCKS[script];
  const offsets = [...text].map((letter) => (letter.codePointAt(0) ?? 0) - first);
  const units: Readings[] = [];
  for (let at = 0; at < offsets.length;) {
    const cluster = CLUSTERS.find(
      (one) =>
        (one.script ?? script) === script &&
        one.offsets.every((offset, index) => offsets[at + index] === offset),
    );
    if (cluster) {
      units.push(cluster.readings);
      at = pushVowel(units, offsets, at + cluster.offsets.length);
      continue;
    }
    at = readOne(units, offsets, at, script);
  }
  return endingIn(units);
}

/** Reads the letter at `at` with what belongs to it; returns where the next one begins. */
function readOne(units: Readings[], offsets: readonly number[], at: number, script: IndicScript): number {
  const offset = offsets[at] ?? 0;
  const next = offsets[at + 1];
  // Bengali has no letter for w and writes o and y.
  if (script === 'bengali' && offset === 0x13 && next === 0x5f) {
    units.push(['V']);
    return pushVowel(units, offsets, at + 2);
  }
  const nukta = next === NUKTA;
  const consonant = (nukta ? WITH_NUKTA[offset] : undefined) ?? consonantOf(script, offset);
  if (consonant) {
    const middle = units.length > 0;
    if (script === 'bengali' && offset === Y && offsets[at - 1] === VIRAMA) units.push(['', 'Y']);
    else units.push(offset === H && middle ? ['H', ''] : consonant);
    return pushVowel(units, offsets, at + (nukta ? 2 : 1));
  }
  const vowel = vowelOf(offset);
  if (vowel !== undefined) units.push([vowel]);
  else if (offset === ANUSVARA) units.push(nasal(offsets, at, script));
  else if (offset === CANDRABINDU) units.push(['N', 'M', '']);
  else if (offset === VISARGA) units.push(['', 'H']);
  return at + 1;
}

/** The vowel after a consonant: a sign, none under a virama, else the short one that is not written. */
function pushVowel(units: Readings[], offsets: readonly number[], at: number): number {
  const sign = signOf(offsets[at] ?? -1);
  if (sign) {
    units.push(sign);
    return at + 1;
  }
  if (offsets[at] === VIRAMA) return at + 1;
  if (at < offsets.length) units.push(['a']);
  return at;
}

function nasal(offsets: readonly number[], at: number, script: IndicScript): Readings {
  if (offsets[at + 1] === H) return ['NG', 'N'];
  if (script === 'bengali') return ['N', 'NG', 'M'];
  return at === offsets.length - 1 ? ['M', 'N', 'NG', ''] : ['N', 'M'];
}
