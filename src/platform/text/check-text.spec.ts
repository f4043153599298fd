import fc from 'fast-check';
import { checkText, requireText, TextError } from './check-text.js';

const MAX = { max: 100 };

describe('a text that a person typed', () => {
  it.each([
    ['  Hello \n', 'Hello'],
    ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['Cafe\u0301', 'Caf\u00e9'],
    ['half \ud800 a pair', 'half \ufffd a pair'],
    ['नमस्ते', 'नमस्ते'],
    ['\u{1f46e}', '\u{1f46e}'],
  ])('%j is kept as %j', (typed, text) => {
    expect(checkText(typed, MAX)).toEqual({ ok: true, text });
  });

  it.each([
    ['', 'TEXT_EMPTY'],
    [' \n\t', 'TEXT_EMPTY'],
    ['a\0b', 'TEXT_HAS_NUL'],
    ['x'.repeat(101), 'TEXT_TOO_LONG'],
    ['data:image/png;base64,iVBO', 'TEXT_CONTAINS_FILE'],
  ] as const)('%j is refused', (typed, reason) => {
    expect(checkText(typed, MAX)).toEqual({ ok: false, reason });
  });

  it('is as long as its characters, not as its code units or line ends', () => {
    expect(checkText('\u{1f46e}'.repeat(100), MAX).ok).toBe(true);
    expect(checkText(`a${'\r\n'.repeat(98)}b`, MAX).ok).toBe(true);
    expect(checkText(` ${'x'.repeat(100)} `, MAX).ok).toBe(true);
  });

  it('keeps its space, and may be empty, while it is still being typed', () => {
    expect(checkText('so far ', { max: 10, draft: true })).toEqual({ ok: true, text: 'so far ' });
    expect(checkText('', { max: 10, draft: true })).toEqual({ ok: true, text: '' });
  });

  it('is refused with its reason as code and 422, and the error holds none of it', () => {
    const refused = (): string => requireText('secret'.repeat(2_000));
    expect(refused).toThrow(TextError);
    expect(refused).toThrow(
      expect.objectContaining({ code: 'TEXT_TOO_LONG', status: 422, message: 'TEXT_TOO_LONG' }),
    );
  });

  it('is a fixed point once kept, whatever was typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (typed) => {
        const once = checkText(typed, { max: 1_000 });
        if (!once.ok) return;
        expect(checkText(once.text, { max: 1_000 })).toEqual(once);
        expect(once.text).toBe(once.text.trim().normalize('NFC'));
      }),
    );
  });
});
