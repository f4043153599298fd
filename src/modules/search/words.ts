import { fold } from '../evidence/index.js';

/** Longer runs of letters are nobody's word: what is beyond is not looked at. */
const LONGEST = 64;

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
/** Marks over Latin letters, and the dot that turns a letter of a script of India into that of a borrowed sound. */
const LATIN_MARKS = /(\p{Script=Latin})\p{M}+/gu;
const NUKTA = /[\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc]/g;

/**
 * The words of a text as they are looked for: each once, folded, so that capitals, accents, digits of another script and the forms
 * that a keyboard gives a letter make no difference. No stems: "threat" does not find "threats". Pure; never throws.
 */
export function wordsOf(text: string): Set<string> {
  const plain = fold(text).normalize('NFD').replace(LATIN_MARKS, '$1').replace(NUKTA, '').normalize('NFC');
  const found = new Set<string>();
  for (const [word] of plain.matchAll(WORD)) found.add([...word].slice(0, LONGEST).join(''));
  return found;
}
