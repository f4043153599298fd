/**
 * How the letters of the scripts of India sound, in the letters of `sounds.ts`. The blocks of Unicode for these scripts have
 * the same order (that of ISCII), so one table by offset serves all of them; what differs is said below by script. A letter that
 * may be read in several ways has several readings.
 */

/** The first code point of each block. */
export const INDIC_BLOCKS = {
  devanagari: 0x0900,
  bengali: 0x0980,
  gurmukhi: 0x0a00,
  gujarati: 0x0a80,
  odia: 0x0b00,
  tamil: 0x0b80,
  telugu: 0x0c00,
  kannada: 0x0c80,
  malayalam: 0x0d00,
} as const;
export type IndicScript = keyof typeof INDIC_BLOCKS;

/** Readings of consonants by the offset in the block. */
const CONSONANTS: Readonly<Record<number, readonly string[]>> = {
  0x15: ['K'],
  0x16: ['K'],
  0x17: ['G'],
  0x18: ['G'],
  0x19: ['N', 'NG'],
  0x1a: ['C'],
  0x1b: ['C'],
  0x1c: ['J', 'Z'],
  0x1d: ['J'],
  0x1e: ['N'],
  0x1f: ['T'],
  0x20: ['T'],
  0x21: ['D'],
  0x22: ['D'],
  0x23: ['N'],
  0x24: ['T'],
  0x25: ['T'],
  0x26: ['D'],
  0x27: ['D'],
  0x28: ['N'],
  0x29: ['N'],
  0x2a: ['P'],
  0x2b: ['P', 'F'],
  0x2c: ['B'],
  0x2d: ['B'],
  0x2e: ['M'],
  0x2f: ['Y'],
  0x30: ['R'],
  0x31: ['R'],
  0x32: ['L'],
  0x33: ['L'],
  0x34: ['L', 'J', 'Z', 'R'],
  0x35: ['V'],
  0x36: ['S'],
  0x37: ['S'],
  0x38: ['S'],
  0x39: ['H'],
  0x58: ['K'],
  0x59: ['K'],
  0x5a: ['G'],
  0x5b: ['Z', 'J'],
  0x5c: ['R', 'D'],
  0x5d: ['R', 'D'],
  0x5e: ['F', 'P'],
  0x5f: ['Y'],
};

/** Tamil writes one letter for voiced and unvoiced, and has no aspirates; Bengali says b for v and j for y. */
const BY_SCRIPT: Partial<Record<IndicScript, Readonly<Record<number, readonly string[]>>>> = {
  tamil: {
    0x15: ['K', 'G', 'H'],
    0x1a: ['S', 'C', 'J'],
    0x1c: ['J', 'Z'],
    0x1f: ['T', 'D'],
    0x24: ['T', 'D'],
    0x2a: ['P', 'B', 'F'],
    0x35: ['V'],
  },
  bengali: {
    0x2c: ['B', 'V'],
    0x2d: ['B', 'V'],
    0x2f: ['J', 'Y', 'Z'],
    0x5c: ['R', 'D'],
  },
};

/** Vowels that stand alone, and vowel signs, by offset. */
const VOWELS: Readonly<Record<number, string>> = {
  0x04: 'a',
  0x05: 'a',
  0x06: 'a',
  0x07: 'i',
  0x08: 'i',
  0x09: 'u',
  0x0a: 'u',
  0x0b: 'Ri',
  0x0d: 'e',
  0x0e: 'e',
  0x0f: 'e',
  0x10: 'ai',
  0x11: 'o',
  0x12: 'o',
  0x13: 'o',
  0x14: 'au',
};
const SIGNS: Readonly<Record<number, readonly string[]>> = {
  0x3e: ['a'],
  0x3f: ['i'],
  0x40: ['i'],
  0x41: ['u'],
  0x42: ['u'],
  0x43: ['Ri', 'Ru'],
  0x44: ['Ri', 'Ru'],
  0x45: ['e', 'a'],
  0x46: ['e', 'a'],
  0x47: ['e'],
  0x48: ['ai'],
  0x49: ['o'],
  0x4a: ['o', 'a'],
  0x4b: ['o'],
  0x4c: ['au'],
};

export const VIRAMA = 0x4d;
export const NUKTA = 0x3c;
export const CANDRABINDU = 0x01;
export const ANUSVARA = 0x02;
export const VISARGA = 0x03;
export const H = 0x39;
export const Y = 0x2f;

/** Under a nukta a letter stands for a sound of Persian or Arabic, or for a flapped r. */
export const WITH_NUKTA: Readonly<Record<number, readonly string[]>> = {
  0x1c: ['Z', 'J'],
  0x1d: ['Z', 'J'],
  0x21: ['R', 'D'],
  0x22: ['R', 'D'],
  0x2b: ['F', 'P'],
  0x2f: ['Y'],
};

export function consonantOf(script: IndicScript, offset: number): readonly string[] | undefined {
  return BY_SCRIPT[script]?.[offset] ?? CONSONANTS[offset];
}

export function vowelOf(offset: number): string | undefined {
  return VOWELS[offset];
}

export function signOf(offset: number): readonly string[] | undefined {
  return SIGNS[offset];
}

/** Letters together that sound otherwise than one by one, by their offsets with the virama between, longest first. */
export const CLUSTERS: readonly {
  readonly offsets: readonly number[];
  readonly readings: readonly string[];
  readonly script?: IndicScript;
}[] = [
  { offsets: [0x15, VIRAMA, 0x37], readings: ['KS', 'K', 'S'], script: 'bengali' },
  { offsets: [0x15, VIRAMA, 0x37], readings: ['KS'] },
  { offsets: [0x1c, VIRAMA, 0x1e], readings: ['GY', 'GN', 'JN', 'DNY'] },
  { offsets: [0x1f, VIRAMA, 0x1a], readings: ['TS', 'KS', 'C'], script: 'tamil' },
  { offsets: [0x31, VIRAMA, 0x31], readings: ['TR', 'R', 'T'], script: 'tamil' },
  { offsets: [0x19, VIRAMA, 0x15], readings: ['NG', 'NK'], script: 'tamil' },
];
