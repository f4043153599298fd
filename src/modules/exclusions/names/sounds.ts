import { readWord, type ReadWord } from './readings.js';

/**
 * How a word sounds, as keys that are equal for spellings of one name in any script. `K G H C J S Z T D N M P B F V R L Y` are
 * consonants, `a i u` vowels.
 */
export interface Sound {
  /** Consonants and the vowels i and u: for two words whose scripts write their vowels. */
  readonly full: ReadonlySet<string>;
  /** Consonants alone, with a vowel where there would be only one of them. */
  readonly bare: ReadonlySet<string>;
  /** The same with the consonants that are mixed up most taken together: what may be meant. */
  readonly coarse: ReadonlySet<string>;
  readonly vowels: boolean;
}

const MOST_READINGS = 512;
const ALIKE: Readonly<Record<string, string>> = {
  G: 'K',
  H: 'K',
  C: 'S',
  J: 'S',
  Z: 'S',
  D: 'T',
  B: 'P',
  F: 'P',
  V: 'P',
};
const VOWEL = /[aiu]/;
const KNOWN_MOST = 5_000;
const known = new Map<string, Sound | null>();

/** How a word sounds; null where a letter is of a script that nobody here reads. Pure. */
export function soundOf(word: string): Sound | null {
  const found = known.get(word);
  if (found !== undefined) return found;
  const read = readWord(word);
  const sound = read && keysOf(read);
  if (known.size >= KNOWN_MOST) known.clear();
  known.set(word, sound);
  return sound;
}

/** Whether two words are spellings of one name: the same consonants, and the same vowels where both write them. */
export function sameSound(one: Sound, other: Sound): boolean {
  return one.vowels && other.vowels ? meets(one.full, other.full) : meets(one.bare, other.bare);
}

export function meets<T>(some: Iterable<T>, others: ReadonlySet<T>): boolean {
  for (const one of some) if (others.has(one)) return true;
  return false;
}

/** The class of a consonant or of a vowel that a name begins with. */
export function coarseLetter(letter: string): string {
  if (VOWEL.test(letter) || letter === 'Y') return 'A';
  return ALIKE[letter] ?? letter;
}

function keysOf({ units, vowels }: ReadWord): Sound {
  const full = new Set<string>();
  const bare = new Set<string>();
  const coarse = new Set<string>();
  for (const reading of combinations(units)) {
    const plain = plainReading(reading);
    if (plain === '') continue;
    const consonants = consonantsOf(plain);
    full.add(fullOf(plain));
    bare.add(consonants);
    coarse.add(coarseOf(consonants));
  }
  return { full, bare, coarse, vowels };
}

/** Every way to read the word, the likeliest first, at most so many. */
function combinations(units: ReadWord['units']): string[] {
  let all = [''];
  for (const readings of units) {
    const given = all.length * readings.length > MOST_READINGS ? readings.slice(0, 1) : readings;
    all = given.flatMap((reading) => all.map((before) => before + reading));
  }
  return all;
}

/** Three vowels, y within a word as one of them, doubled letters once, one vowel at the beginning. */
function plainReading(reading: string): string {
  const plain = (reading.charAt(0) + reading.slice(1).replaceAll('Y', 'i'))
    .replaceAll('e', 'i')
    .replaceAll('o', 'u')
    .replace(/([A-Z])\1+/g, '$1');
  const first = /^[aiu]+/.exec(plain)?.[0] ?? '';
  return first === '' ? plain : strongest(first) + plain.slice(first.length);
}

/** Of a run of vowels the first that is not the short one: ai is i, au is u. */
function strongest(vowels: string): string {
  return vowels.replaceAll('a', '').charAt(0) || 'a';
}

/** Without the short vowel, but where a single consonant has no other. */
function fullOf(plain: string): string {
  const first = plain.charAt(0);
  const rest = plain
    .slice(1)
    .replaceAll('a', '')
    .replace(/([iu])\1+/g, '$1');
  return isShort(plain) ? shortOf(plain) : first + rest;
}

function consonantsOf(plain: string): string {
  if (isShort(plain)) return shortOf(plain);
  const first = VOWEL.test(plain.charAt(0)) ? 'A' : plain.charAt(0);
  return first + plain.slice(1).replace(/[aiu]/g, '');
}

function coarseOf(consonants: string): string {
  return [...consonants]
    .map((letter, at) =>
      VOWEL.test(letter) ? letter : at === 0 ? coarseLetter(letter) : (ALIKE[letter] ?? letter),
    )
    .join('');
}

/** Om, De, Li, Jha: one consonant, so that the vowel says as much. */
function isShort(plain: string): boolean {
  return plain.replace(/[aiu]/g, '').length <= 1;
}

function shortOf(plain: string): string {
  const first = plain.charAt(0);
  const consonant = plain.replace(/[aiu]/g, '');
  if (VOWEL.test(first)) return first + consonant;
  return consonant + strongest(plain.slice(1));
}
