import fc from 'fast-check';
import { piecesOf } from './pieces.js';

const copied = (text: string): string[] =>
  piecesOf(text).flatMap((piece) => (piece.copy ? [piece.text] : []));

describe('piecesOf', () => {
  it.each([
    ['see https://example.com/a?b=1.', ['https://example.com/a?b=1']],
    ['www.example.org/x, and t.me/join/AA!', ['www.example.org/x', 't.me/join/AA']],
    ['on insta @bad.person_99', ['@bad.person_99']],
    ['pay badguy@okaxis or mail a.b@example.net', ['badguy@okaxis', 'a.b@example.net']],
    ['+91 98765 43210 or ९८७६५४३२१०', ['+91 98765 43210', '९८७६५४३२१०']],
    ['देखो https://example.com/क।', ['https://example.com/क']],
    ['telegram://resolve?domain=x', ['telegram://resolve?domain=x']],
    ['I was 14. Then it began e.g. at school, at 10:30.', []],
    ['no/yes and 12 345', []],
  ])('%s', (text, expected) => expect(copied(text)).toEqual(expected));

  it.each(['क', 'a', 'a-', 'a.', '1 ', '@', 'a@', '9'])('takes no longer than the length of %j', (sign) => {
    // In the square of the length this would take minutes, and end by the time that a test may take.
    const text = sign.repeat(100_000 / sign.length);
    expect(
      piecesOf(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });

  it('loses and adds nothing, whatever was typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.webUrl(), fc.emailAddress()), (text) => {
        expect(
          piecesOf(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
