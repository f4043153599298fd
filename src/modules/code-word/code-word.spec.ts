import fc from 'fast-check';
import { CODE_WORD_LIMIT, readCodeWord } from './code-words.service.js';

describe('a code word as it is typed', () => {
  it.each([
    ['  Blue   mango ', { word: 'Blue mango' }],
    ['नीला आम', { word: 'नीला आम' }],
    ['two\nlines', { word: 'two lines' }],
    [' ', { reason: 'TEXT_EMPTY' }],
    ['a', { reason: 'CODE_WORD_TOO_SHORT' }],
    ['ab'.repeat(40), { reason: 'TEXT_TOO_LONG' }],
  ])('%j', (typed, read) => {
    expect(readCodeWord(typed)).toEqual(read);
  });

  it('is kept in one line of a bounded length, and reading it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (typed) => {
        const read = readCodeWord(typed);
        if (!('word' in read)) return;
        expect([...read.word].length).toBeLessThanOrEqual(CODE_WORD_LIMIT);
        expect(read.word).not.toMatch(/[\n\r\t]/);
        expect(readCodeWord(read.word)).toEqual(read);
      }),
    );
  });
});
